import type { IncomingMessage, ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Decides which address the issuer's pages and redirects are made of: the one a caller reached on our own port,
 * else the issuer's. A Host header of a caller's choice never ends up in a link.
 */
export function pinHost(issuer: string, handler: Handler): Handler {
  const { host, protocol } = new URL(issuer);
  return (request, response) => {
    if (!isDirect(request)) {
      request.headers.host = host;
      request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    } else {
      delete request.headers['x-forwarded-proto'];
    }
    delete request.headers['x-forwarded-host'];
    return handler(request, response);
  };
}

function isDirect({ headers, socket }: IncomingMessage): boolean {
  if (headers['x-forwarded-host'] !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  const address = socket.localAddress?.replace(/^::ffff:/, '') ?? '';
  const own = [address.includes(':') ? `[${address}]` : address, 'localhost'];
  return own.some((name) => headers.host === `${name}:${socket.localPort}`);
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Leaves the named paths below the prefix to others. */
export const except =
  (paths: readonly string[], handler: Handler): Middleware =>
  (request, response, next) =>
    paths.includes(new URL(request.url ?? '/', 'http://here').pathname) ? next() : void handler(request, response);
