import { HttpException, Injectable, Logger } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { currentContext, ProblemException } from '@attestation/service-kit';
import type { Request } from 'express';
import { catchError, concatMap, from, mergeMap, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { callerOf } from '../door/current-caller.js';
import { Audit } from './audit.js';
import type { AuditEntry, AuditResult } from './audit.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Writes down every command of a known person: asked, then how it ended. What cannot be written down is not done. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  private readonly log = new Logger(AuditInterceptor.name);

  constructor(private readonly audit: Audit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const entry = context.getType() === 'http' ? entryOf(context.switchToHttp().getRequest<Request>()) : undefined;
    if (!entry) return next.handle();
    return from(this.audit.write(entry, 'ASKED')).pipe(
      mergeMap(() => next.handle()),
      concatMap(async (answer: unknown) => {
        await this.ended(entry, 'DONE');
        return answer;
      }),
      catchError((error: unknown) => from(this.ended(entry, resultOf(error))).pipe(mergeMap(() => throwError(() => error)))),
    );
  }

  // the command has been done or refused already: its answer must not change because this row could not be written
  private async ended(entry: AuditEntry, result: AuditResult): Promise<void> {
    try {
      await this.audit.write(entry, result);
    } catch (error) {
      this.log.error(`The result ${result} of ${entry.caller.act} (${entry.reference}) could not be written down: ${String(error)}`);
    }
  }
}

function entryOf(request: Request): AuditEntry | undefined {
  const caller = callerOf(request);
  if (!caller || READS.has(request.method)) return undefined;
  const key = request.headers['idempotency-key'];
  return {
    caller,
    subject: `${request.method} ${request.path}`,
    idempotencyKey: typeof key === 'string' ? key.slice(0, 200) : undefined,
    reference: currentContext().traceparent?.split('-')[1],
  };
}

function resultOf(error: unknown): AuditResult {
  if (error instanceof ProblemException && error.content.status < 500) return `REFUSED ${error.content.code}`;
  if (error instanceof HttpException && error.getStatus() < 500) return `REFUSED ${error.getStatus()}`;
  return 'FAILED';
}
