import { REFUSAL_TEXTS, REFUSALS, type Outcome, type Reason, type Refusal, type Texts } from '@attestation/contracts';
import { HttpException } from '@nestjs/common';
import { COMMON_TEXTS, type CommonCode } from './common-texts.js';

/** What is wrong with one field and what to do. `field` is a path: `address.street`, `points.3.value`. */
export interface FieldError {
  field: string;
  code: string;
  text: Texts;
}

export interface ProblemContent {
  status: number;
  /** stable, `UPPER_SNAKE`; becomes `urn:ustaz:problem:<kebab>` */
  code: string;
  title: Texts;
  /** what to do, or more about it */
  detail?: Texts;
  errors?: FieldError[];
  reasons?: Reason[];
}

/** An answer that is a problem (RFC 9457), in all three languages; the filter picks the caller's. */
export class ProblemException extends HttpException {
  constructor(readonly content: ProblemContent) {
    super(content.code, content.status);
  }
}

/** A problem every service knows, e.g. `commonProblem('UNAUTHENTICATED')`. */
export const commonProblem = (code: CommonCode, more: Partial<ProblemContent> = {}): ProblemException => {
  const { status, ...texts } = COMMON_TEXTS[code];
  return new ProblemException({ code, status, ...texts, ...more });
};

/** A refusal as a problem: 404, 409 or 422 by its code, with its reasons. */
export function refusalProblem({ code, reasons }: Refusal): ProblemException {
  return new ProblemException({ status: REFUSALS[code], code, title: REFUSAL_TEXTS[code], reasons });
}

/**
 * The value of an accepted change.
 * @throws ProblemException for a refused one
 */
export function orProblem<R>(outcome: Outcome<R>): R {
  if (!outcome.ok) throw refusalProblem(outcome);
  return outcome.value;
}


