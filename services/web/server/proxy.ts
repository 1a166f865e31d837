import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { languageOf, randomReference } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import { createProxyMiddleware, fixRequestBody } from 'http-proxy-middleware';
import { Line } from './line.js';
import type { Upstream } from './upstreams.js';

const AWAY = {
  kk: { title: 'Қызмет уақытша қолжетімсіз', detail: 'Бір минуттан кейін қайталап көріңіз; енгізгеніңіз қабылданған жоқ.' },
  ru: { title: 'Служба временно недоступна', detail: 'Повторите через минуту; отправленное не принято.' },
  en: { title: 'The service is not reachable at the moment', detail: 'Try again in a minute; what you sent was not accepted.' },
};

/** Longer than the slowest answer of a service. */
const ANSWER_WITHIN_MS = 60_000;

/**
 * One connection carries request after request. What lies idle is closed here, long before a service would: nothing is sent on a line that is
 * just being closed. As many as are needed at once: a request that waited for one would be sent without its body.
 */
const KEPT = { keepAlive: true, timeout: 15_000 };
const AGENTS = { 'http:': new Agent(KEPT), 'https:': new SecureAgent(KEPT) };
const agentFor = (target: string): Agent => AGENTS[new URL(target).protocol === 'https:' ? 'https:' : 'http:'];

/** Sends what lies below a service's prefix to that service, as it came; what lies below none goes on. A service that is away is told as a problem. */
export function waysTo(upstreams: readonly Upstream[]): RequestHandler {
  const ways = upstreams.flatMap(({ prefixes, target }) => {
    const way = inLine(wayTo(target));
    return prefixes.map((prefix) => ({ prefix, way }));
  });
  return (request, response, next) => {
    const found = ways.find(({ prefix }) => liesBelow(request.originalUrl, prefix));
    return found ? found.way(request, response, next) : next();
  };
}

/** A longer word is no prefix. */
const liesBelow = (url: string, prefix: string): boolean => url.startsWith(prefix) && (url.length === prefix.length || '/?'.includes(url.charAt(prefix.length)));

/**
 * Requests that a service is given at once: a second's work of one under load. Enough that what many ask for in one moment is written together; few
 * enough that they weigh nothing.
 */
export const AT_ONCE = 96;

/** How whoever has begun to answer a request leaves the line of those that wait. */
const leaving = new WeakMap<IncomingMessage, () => void>();

/**
 * What is read whole already waits here for its turn, until the service begins to answer; what comes or goes slowly holds up nobody: a scan on its
 * way here has no turn, and whoever reads his answer slowly has had his.
 */
function inLine(way: RequestHandler): RequestHandler {
  const line = new Line(AT_ONCE);
  return (request, response, next) => {
    if (isStillComing(request)) return way(request, response, next);
    const leave = line.join(() => void way(request, response, next));
    leaving.set(request, leave);
    response.once('close', leave); // also where nobody waits for the answer any more
  };
}

const isStillComing = ({ headers, body }: Request): boolean => body === undefined && (Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined);

const wayTo = (target: string): RequestHandler =>
  createProxyMiddleware({
    target,
    agent: agentFor(target),
    xfwd: true,
    proxyTimeout: ANSWER_WITHIN_MS,
    on: { proxyReq: fixRequestBody, proxyRes: (_, request) => leaving.get(request)?.(), error: (problem, request, response) => sayAway(problem, request, response) },
  });

const logger = new Logger('proxy');

function sayAway(error: Error, request: IncomingMessage, response: ServerResponse | Socket): void {
  if (!('writeHead' in response)) return void response.destroy();
  if (response.headersSent) return void response.end();
  const language = languageOf(request.headers['accept-language']);
  const reference = randomReference();
  logger.warn(`A service did not answer (${error.message}); reference ${reference}`);
  const problem = { type: 'urn:ustaz:problem:unavailable', status: 503, ...AWAY[language], reference };
  response.writeHead(503, { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language, 'retry-after': '5' });
  response.end(JSON.stringify(problem));
}
