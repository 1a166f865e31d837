import { Allow } from '@attestation/access';
import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { EVALUATION_BODY } from './evaluation-body.js';
import { EvaluationIn, EvaluationOut, QuestionListOut, QuestionOut } from './evaluation.dto.js';
import { Evaluator } from './evaluator.js';
import { EXAMPLES_ON } from './questions/examples.js';
import { QUESTIONS } from './questions/index.js';
import type { Question } from './questions/question.js';
import { RateLimitGuard } from './rate-limit.guard.js';

/** The law's questions, for anyone and without a case: nothing is kept of them. */
@ApiTags('regulation')
@Controller('api/v1/regulation')
export class EvaluationsController {
  constructor(private readonly evaluator: Evaluator) {}

  /** What can be asked, which facts each question needs (JSON Schema), and an ordinary case with its answer as of the day. */
  @Get('questions')
  @Allow('regulation.evaluate')
  @ApiOkResponse({ type: QuestionListOut })
  async questions(): Promise<QuestionListOut> {
    return { items: await Promise.all([...QUESTIONS.values()].map((question) => this.shown(question))) };
  }

  private async shown({ name, about, schema, example }: Question): Promise<QuestionOut> {
    const { outcome, details } = await this.evaluator.evaluate({ question: name, facts: example, date: EXAMPLES_ON });
    return { question: name, about, facts: schema, example, answer: { outcome, details } };
  }

  /**
   * Answers a question by the rules of a day (default: today in Almaty) or of an edition or a draft named. 404 `unknown-question`; 422 `validation-failed`
   * names the facts that do not fit, `rule-set-missing`, `rule-set-unknown`, `rules-not-given`, `calendar-year-missing` what is not loaded; 429
   * `too-many-requests` of one address.
   */
  @Post('evaluations')
  @HttpCode(200)
  @Allow('regulation.evaluate')
  @UseGuards(RateLimitGuard)
  @ApiBody(EVALUATION_BODY)
  @ApiOkResponse({ type: EvaluationOut })
  evaluate(@Body() asking: EvaluationIn): Promise<EvaluationOut> {
    return this.evaluator.evaluate(asking);
  }
}
