import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { inContext, traceparentFrom } from '../context.js';
import { languageOf } from '../problem/language.js';

/** Everything a request does knows its trace, its language and what a repeat must have in common. */
export function requestContext(request: Request, response: Response, next: NextFunction): void {
  const traceparent = traceparentFrom(request.headers.traceparent);
  response.setHeader('traceparent', traceparent);
  const language = languageOf(request.headers['accept-language']);
  const { method, path } = request;
  const command = () => ({ method, path, body: request.body as unknown });
  inContext({ traceparent, language, command }, next);
}

/** One line for each request, without query and body. */
export function accessLog(): (request: Request, response: Response, next: NextFunction) => void {
  const logger = new Logger('Http');
  return ({ method, path }, response, next) => {
    const start = performance.now();
    response.on('finish', () => logger.debug({ method, path, status: response.statusCode, ms: Math.round(performance.now() - start) }));
    next();
  };
}
