import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request as askPlainly, type ServerResponse } from 'node:http';
import { Agent as SecureAgent, request as askSecurely } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { sayAway } from './away.js';

/** Longer than the slowest answer of a service. */
const ANSWER_WITHIN_MS = 60_000;

/**
 * One connection carries request after request. What lies idle is closed here, long before a service would: nothing is sent on a line that is
 * just being closed. As many as are needed at once.
 */
const KEPT = { keepAlive: true, timeout: 15_000 };
const PLAIN = { ask: askPlainly, agent: new Agent(KEPT) };
const SECURE = { ask: askSecurely, agent: new SecureAgent(KEPT) };

/**
 * Sends a request to a service and its answer back, each as it comes.
 * @param body read whole already, perhaps empty; absent: it is still coming
 * @param begun called when the service begins to answer
 */
export type Sending = (request: IncomingMessage, response: ServerResponse, body?: Buffer, begun?: () => void) => void;

/** The way to one service. One that is away is told as a problem. */
export function sendingTo(target: string): Sending {
  const { protocol, hostname, port } = new URL(target);
  const { ask, agent } = protocol === 'https:' ? SECURE : PLAIN;
  const to = { agent, protocol, hostname: hostname.replace(/^\[|\]$/g, ''), port, timeout: ANSWER_WITHIN_MS };
  return (request, response, body, begun) => {
    const { method, url: path } = request;
    const asked = ask({ ...to, method, path, headers: onwards(request) });
    asked.once('response', (answer) => {
      begun?.();
      passBack(answer, response);
    });
    asked.once('timeout', () => asked.destroy(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)));
    asked.on('error', (problem) => (response.destroyed ? undefined : sayAway(problem, request, response)));
    response.once('close', () => (response.writableFinished ? undefined : asked.destroy())); // whoever asked has gone
    if (body) asked.end(body.length > 0 ? body : undefined);
    else request.pipe(asked);
  };
}

/** They speak of one line and not of what goes over it. `expect` has been answered here. */
const OF_THE_LINE = new Set(['connection', 'keep-alive', 'proxy-connection', 'upgrade', 'expect']);

/** As they came, and from whom. */
function onwards(request: IncomingMessage): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const name in request.headers) if (!OF_THE_LINE.has(name)) headers[name] = request.headers[name];
  const { socket } = request;
  const secure = (socket as Partial<TLSSocket>).encrypted === true;
  add(headers, 'x-forwarded-for', socket.remoteAddress ?? '');
  add(headers, 'x-forwarded-port', /:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? (secure ? '443' : '80'));
  add(headers, 'x-forwarded-proto', secure ? 'https' : 'http');
  headers['x-forwarded-host'] ??= request.headers.host ?? '';
  return headers;
}

function add(headers: OutgoingHttpHeaders, name: string, value: string): void {
  const before = headers[name];
  headers[name] = before === undefined ? value : `${String(before)},${value}`;
}

/** How long this line is kept, and in which pieces it carries the answer, is said here anew. */
const SAID_ANEW = new Set([...OF_THE_LINE, 'transfer-encoding']);

function passBack(answer: IncomingMessage, response: ServerResponse): void {
  if (response.destroyed) return void answer.destroy();
  const headers: string[] = [];
  const { rawHeaders, statusCode = 502, statusMessage } = answer;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    if (!SAID_ANEW.has(name.toLowerCase())) headers.push(name, value);
  }
  response.writeHead(statusCode, statusMessage, headers as unknown as OutgoingHttpHeaders);
  answer.once('error', () => response.destroy()); // broken off: never taken for the end
  answer.pipe(response);
}
