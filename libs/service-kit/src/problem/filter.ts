import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { randomReference } from '../ids.js';
import { languageOf } from './language.js';
import { codeOfStatus } from './common-texts.js';
import { commonProblem, ProblemException, type ProblemContent } from './problem.js';
import type { Language } from '@attestation/contracts';

/** Every error of a door as problem details (RFC 9457) in the caller's language, with a reference that the log has too. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }

  /** Also for errors before any route is found. */
  answer(error: unknown, request: Request, response: Response): void {
    const reference = randomReference();
    const content = contentOf(error);
    const { method, path } = request;
    const line = { reference, code: content.code, status: content.status, method, path };
    if (content.status >= 500) this.logger.error({ ...line, err: error });
    else this.logger.log({ ...line, msg: 'problem' });
    if (response.headersSent) return;
    const language = languageOf(request.headers['accept-language']);
    response.status(content.status).setHeader('content-language', language);
    response.type('application/problem+json').send(JSON.stringify(problemBody(content, language, reference)));
  }
}

/** What a caller is shown: nothing of an unforeseen error but its reference. */
function contentOf(error: unknown): ProblemContent {
  if (error instanceof ProblemException) return error.content;
  if (error instanceof HttpException && error.cause instanceof ProblemException) return error.cause.content; // thrown while the body was read
  const status = statusOf(error);
  if (typeIs(error, 'entity.parse.failed') || typeIs(error, 'encoding.unsupported') || typeIs(error, 'charset.unsupported')) return commonProblem('BODY_UNREADABLE').content;
  return commonProblem(codeOfStatus(status), status < 500 ? { status } : {}).content;
}

const typeIs = (error: unknown, type: string): boolean =>
  typeof error === 'object' && error !== null && (('type' in error && error.type === type) || ('cause' in error && typeIs(error.cause, type)));

// the body parser throws errors of its own kind with `expose` for what is the caller's fault
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('expose' in error) || error.expose !== true) return 500;
  return 'status' in error && typeof error.status === 'number' ? error.status : 500;
}

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  reference: string;
  errors?: { field: string; code: string; message: string }[];
  reasons?: { rule: string; source: string; confidence: string; text: string; values: Record<string, unknown> }[];
}

/** The problem in one language. */
export function problemBody({ status, code, title, detail, errors, reasons }: ProblemContent, language: Language, reference: string): ProblemBody {
  return {
    type: `urn:ustaz:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: title[language],
    status,
    detail: detail?.[language] ?? (reasons?.map(({ text }) => text[language]).join(' ') || undefined),
    reference,
    errors: errors?.map(({ field, code: constraint, text }) => ({ field, code: constraint, message: text[language] })),
    reasons: reasons?.length
      ? reasons.map(({ rule, source, confidence, text, values }) => ({ rule, source, confidence, text: text[language], values }))
      : undefined,
  };
}
