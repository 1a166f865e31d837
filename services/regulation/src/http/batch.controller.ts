import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AllowMachine } from '@attestation/access';
import { readPlainDate } from '@attestation/contracts';
import { commonProblem, currentContext, ProblemException, problemBody, randomReference } from '@attestation/service-kit';
import { Controller, Headers, HttpCode, Logger, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { linesOf, LineTooLong } from './batch.js';
import { Evaluator, type Asking, type KnownDrafts } from './evaluator.js';
import { CHECK } from './problems.js';

const NDJSON = 'application/x-ndjson';
/** Fact sets of one call, and characters of one of them. */
const MOST_LINES = 10_000;
const LONGEST_LINE = 1_000_000;
/** After so many answers others get their turn. */
const AT_ONCE = 50;

interface Line {
  question?: unknown;
  facts?: unknown;
  date?: unknown;
  ruleSet?: unknown;
}

/** Many questions of a machine in one call. */
@ApiTags('regulation')
@ApiBearerAuth()
@Controller('api/v1/regulation')
export class BatchController {
  private readonly log = new Logger(BatchController.name);

  constructor(private readonly evaluator: Evaluator) {}

  /**
   * Up to 10,000 evaluations as NDJSON, a body of `POST /evaluations` on each line; answered line by line in the same order while they come:
   * `{"line": 1, …evaluation}` or `{"line": 1, "problem": {…}}`. A line too many, or one without end, is the last that is answered.
   */
  @Post('evaluations/batch')
  @HttpCode(200)
  @AllowMachine()
  @ApiConsumes(NDJSON)
  @ApiBody({ schema: { type: 'string', description: 'One evaluation on each line', example: '{"question":"quorum","facts":{"members":7,"present":4}}' } })
  @ApiProduces(NDJSON)
  @ApiOkResponse({ description: 'One answer on each line', schema: { type: 'string' } })
  async batch(@Headers('content-type') contentType: string | undefined, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (!contentType?.startsWith(NDJSON)) throw commonProblem('MEDIA_TYPE_UNSUPPORTED');
    response.type(NDJSON);
    await pipeline(Readable.from(this.answers(request)), response).catch((error: unknown) => {
      if (!response.destroyed) throw error; // whoever asked has gone away
    });
  }

  private async *answers(request: Request): AsyncGenerator<string> {
    let line = 0;
    const drafts: KnownDrafts = new Map();
    try {
      for await (const text of linesOf(request, LONGEST_LINE)) {
        line += 1;
        if (line > MOST_LINES) return yield show(line, { problem: problemOf(commonProblem('BODY_TOO_LARGE')) });
        yield show(line, await this.answer(text, drafts));
        if (line % AT_ONCE === 0) await new Promise((next) => setImmediate(next));
      }
    } catch (error) {
      if (!(error instanceof LineTooLong)) throw error;
      yield show(line + 1, { problem: problemOf(commonProblem('BODY_TOO_LARGE')) });
    }
  }

  private async answer(text: string, drafts: KnownDrafts): Promise<object> {
    try {
      return await this.evaluator.evaluate(askingOf(JSON.parse(text) as Line | null), drafts);
    } catch (error) {
      if (error instanceof SyntaxError) return { problem: problemOf(commonProblem('BODY_UNREADABLE')) };
      if (error instanceof ProblemException) return { problem: problemOf(error) };
      this.log.error({ msg: 'A question of a batch could not be answered.', err: error });
      return { problem: problemOf(commonProblem('INTERNAL')) };
    }
  }
}

/** What a line asks, as the single door takes it. */
function askingOf(line: Line | null): Asking {
  const { question, facts, date, ruleSet } = line ?? {};
  const day = typeof date === 'string' ? readPlainDate(date) : undefined;
  const unfit = [...(typeof question === 'string' ? [] : ['question']), ...(date === undefined || day ? [] : ['date']), ...(ruleSet === undefined || typeof ruleSet === 'string' ? [] : ['ruleSet'])];
  if (unfit.length > 0) throw commonProblem('VALIDATION_FAILED', { errors: unfit.map((field) => ({ field, code: 'fact-invalid', text: CHECK })) });
  return { question: question as string, facts, date: day, ruleSet: ruleSet as string | undefined };
}

const show = (line: number, answer: object): string => `${JSON.stringify({ line, ...answer })}\n`;

const problemOf = ({ content }: ProblemException) => problemBody(content, currentContext().language ?? 'kk', randomReference());
