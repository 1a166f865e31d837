import type { IncomingMessage, ServerResponse } from 'node:http';
import { Line } from './line.js';
import { type Sending, sendingTo } from './sending.js';
import type { Upstream } from './upstreams.js';

/** Sends a request on to the service below whose prefix it lies, as it came. @returns false: it lies below none, and nothing was done */
export type Ways = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * The ways to the services, before anything else looks at a request: what is only sent on costs a third of what it would behind the page's own handlers.
 * @param bodyLimit bytes; a longer body of JSON is nobody's, so that it is refused here
 */
export function waysTo(upstreams: readonly Upstream[], bodyLimit: number): Ways {
  const ways = upstreams.flatMap(({ prefixes, target }) => {
    const way = inLine(sendingTo(target));
    return prefixes.map((prefix) => ({ prefix, way }));
  });
  return (request, response) => {
    const found = ways.find(({ prefix }) => liesBelow(request.url ?? '', prefix));
    if (!found || (isJson(request) && lengthOf(request) > bodyLimit)) return false;
    found.way(request, response);
    return true;
  };
}

/** A longer word is no prefix. */
const liesBelow = (url: string, prefix: string): boolean => url.startsWith(prefix) && (url.length === prefix.length || '/?'.includes(url.charAt(prefix.length)));

/**
 * Requests that a service is given at once: a second's work of one under load. Enough that what many ask for in one moment is written together; few
 * enough that they weigh nothing.
 */
export const AT_ONCE = 96;

/**
 * What is read whole already waits here for its turn, until the service begins to answer; what comes or goes slowly holds up nobody: a scan on its
 * way here has no turn, and whoever reads his answer slowly has had his.
 */
function inLine(send: Sending): (request: IncomingMessage, response: ServerResponse) => void {
  const line = new Line(AT_ONCE);
  const wait = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    if (response.destroyed) return; // gone before all of it had come
    const leave = line.join(() => send(request, response, body, () => leave()));
    response.once('close', leave); // also where nobody waits for the answer any more
  };
  return (request, response) => {
    if (!hasBody(request)) return wait(request, response, NOTHING);
    if (isJson(request) && lengthOf(request) > 0) return whole(request, (body) => wait(request, response, body));
    send(request, response);
  };
}

const NOTHING = Buffer.alloc(0);
const hasBody = (request: IncomingMessage): boolean => lengthOf(request) > 0 || request.headers['transfer-encoding'] !== undefined;
const lengthOf = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);
const isJson = ({ headers }: IncomingMessage): boolean => /^application\/(cloudevents\+)?json\b/i.test(headers['content-type'] ?? '');

/** Reads a body that is not longer than it said; one that breaks off is nobody's any more. */
function whole(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.once('end', () => done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
  request.once('error', () => undefined);
}
