/** A field the platform found wrong, with why, in the reader's language. */
export interface WrongField {
  field: string;
  detail: string;
}

/** A rule that a refusal rests on, in the reader's language. */
export interface RefusedBy {
  rule: string;
  source: string;
  text: string;
}

/** What the platform refused, in the reader's language, with the reference that finds the log. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly reference: string | undefined,
    readonly fields: readonly WrongField[] = [],
    readonly reasons: readonly RefusedBy[] = [],
    readonly title = detail,
  ) {
    super(detail);
  }
}

interface Told {
  title?: string;
  detail?: string;
  reference?: string;
  reasons?: RefusedBy[];
  errors?: { field?: string; message?: string; detail?: string; text?: string }[];
}

/** @param body what came with the refusal (RFC 9457), or anything at all */
export function problemOf(response: Response, body: unknown): Problem {
  const { title, detail, reference, reasons = [], errors = [] } = (typeof body === 'object' && body ? body : {}) as Told;
  const fields = errors.map(({ field = '', message, detail: why, text }) => ({ field, detail: message ?? why ?? text ?? '' }));
  return new Problem(response.status, detail ?? title ?? response.statusText, reference, fields, reasons, title);
}

/** Asked a second and a third time is what may yet be answered; a refusal stays one. */
export const mayYetBeAnswered = (tries: number, error: Error): boolean => tries < 2 && !(error instanceof Problem && error.status < 500);
