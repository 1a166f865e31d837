import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** What keeps strangers' scripts and frames out. It is the same in every answer: helmet is asked once. */
export function safeHeaders(): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const said = new Map<string, string>();
  const answer = { setHeader: (name: string, value: string) => void said.set(name, value), removeHeader: () => undefined };
  helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined);
  return (_, response, next) => {
    for (const [name, value] of said) response.setHeader(name, value);
    next();
  };
}
