import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { languageOf, randomReference } from '@attestation/service-kit';
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

/** Sends what lies below the service's prefix to the service, as it came. One that is away is told as a problem. */
export const wayTo = ({ prefix, target }: Upstream): RequestHandler =>
  createProxyMiddleware({
    target,
    pathFilter: (path) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`),
    xfwd: true,
    proxyTimeout: ANSWER_WITHIN_MS,
    on: { proxyReq: fixRequestBody, error: (_, request, response) => sayAway(request, response) },
  });

function sayAway(request: IncomingMessage, response: ServerResponse | Socket): void {
  if (!('writeHead' in response)) return void response.destroy();
  if (response.headersSent) return void response.end();
  const language = languageOf(request.headers['accept-language']);
  const problem = { type: 'urn:ustaz:problem:service-unavailable', status: 503, ...AWAY[language], reference: randomReference() };
  response.writeHead(503, { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language, 'retry-after': '5' });
  response.end(JSON.stringify(problem));
}
