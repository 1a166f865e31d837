import { Clock, commonProblem, integer, readConfig, SERVICE_CONTEXT, setting, type ServiceContext } from '@attestation/service-kit';
import { Inject, Injectable, type CanActivate, type ExecutionContext, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Request, Response } from 'express';
import { RateLimit } from '../domain/rate-limit.js';

/** Whoever hands requests on stands in a private network and names whom they came from. */
const INSIDE = ['loopback', 'linklocal', 'uniquelocal'];

/** Open questions are answered to anybody, but not to one address without end: 429 with `Retry-After`. */
@Injectable()
export class RateLimitGuard implements CanActivate, OnModuleInit {
  private readonly limit: RateLimit;

  constructor(
    private readonly clock: Clock,
    private readonly adapter: HttpAdapterHost,
    @Inject(SERVICE_CONTEXT) { env }: ServiceContext,
  ) {
    const { perMinute } = readConfig(env, { perMinute: setting('EVALUATIONS_PER_MINUTE', integer({ min: 1, max: 1_000_000, otherwise: 1_200 })) });
    this.limit = new RateLimit(perMinute);
  }

  onModuleInit(): void {
    (this.adapter.httpAdapter.getInstance() as { set(name: string, value: unknown): void }).set('trust proxy', INSIDE);
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const wait = this.limit.take(http.getRequest<Request>().ip ?? '', this.clock.now().getTime());
    if (wait === 0) return true;
    http.getResponse<Response>().setHeader('retry-after', String(wait));
    throw commonProblem('TOO_MANY_REQUESTS');
  }
}
