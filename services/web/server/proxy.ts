import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { languageOf, randomReference } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { createProxyMiddleware, fixRequestBody } from 'http-proxy-middleware';
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

/** Sends what lies below the service's prefixes to the service, as it came. One that is away is told as a problem. */
export const wayTo = ({ prefixes, target }: Upstream): RequestHandler =>
  createProxyMiddleware({
    target,
    agent: agentFor(target),
    pathFilter: (path) => prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`)),
    xfwd: true,
    proxyTimeout: ANSWER_WITHIN_MS,
    on: { proxyReq: fixRequestBody, error: (problem, request, response) => sayAway(problem, request, response) },
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
