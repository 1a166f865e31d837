// A UUID's last group may be twelve digits too: it is recognised first and left alone.
const UUID_OR_PERSONAL_NUMBER = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<!\d)\d{12}(?!\d)/gi;
const SECRET_KEY =
  /"(iin|password|passwd|secret|token|access_token|refresh_token|id_token|authorization|cookie|client_secret)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+]*)/gi;
const ADDRESS_PASSWORD = /(\b[a-z]+:\/\/[^\s:/@"]+):[^\s@"/]+@/gi;
const BEARER = /(bearer\s+)[\w.~+/-]+=*/gi;

/** A log line without personal numbers (ИИН), passwords and tokens, wherever in it they stand. */
export const redact = (line: string): string =>
  line
    .replace(SECRET_KEY, '"$1":"[redacted]"')
    .replace(UUID_OR_PERSONAL_NUMBER, (found) => (found.includes('-') ? found : '[redacted]'))
    .replace(ADDRESS_PASSWORD, '$1:[redacted]@')
    .replace(BEARER, '$1[redacted]');
