import { Allow } from '@attestation/access';
import { refuse } from '@attestation/contracts';
import { refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { EVALUATION_BODY } from './evaluation-body.js';
import { EvaluationIn, EvaluationOut } from './evaluation.dto.js';
import { Evaluator } from './evaluator.js';
import { termsOf } from './names/terms.js';
import { QuestionListOut, QuestionOut, QuestionPath, QuestionsQuery } from './question.dto.js';
import { EXAMPLES_ON } from './questions/examples.js';
import { QUESTIONS } from './questions/index.js';
import type { Question } from './questions/question.js';
import { headOf, namedFacts } from './questions/shown.js';
import { RateLimitGuard } from './rate-limit.guard.js';

/** The law's questions, for anyone and without a case: nothing is kept of them. */
@ApiTags('regulation')
@Controller('api/v1/regulation')
export class EvaluationsController {
  constructor(private readonly evaluator: Evaluator) {}

  /** What can be asked, in the order of a case’s life; which facts each question needs (JSON Schema), and an ordinary case with its answer as of the day. */
  @Get('questions')
  @Allow('regulation.evaluate')
  @ApiOkResponse({ type: QuestionListOut })
  async questions(@Query() { brief }: QuestionsQuery): Promise<QuestionListOut> {
    const all = [...QUESTIONS.values()];
    return { items: brief === 'true' ? all.map(headOf) : await Promise.all(all.map((question) => this.shown(question))) };
  }

  /** One question: what a form is made of. 404 `unknown-question`. */
  @Get('questions/:question')
  @Allow('regulation.evaluate')
  @ApiOkResponse({ type: QuestionOut })
  async question(@Param() { question }: QuestionPath): Promise<QuestionOut> {
    const found = QUESTIONS.get(question);
    if (!found) throw refusalProblem(refuse('UNKNOWN_QUESTION'));
    return this.shown(found);
  }

  private async shown(question: Question): Promise<QuestionOut> {
    const { name, example } = question;
    const { outcome, details } = await this.evaluator.evaluate({ question: name, facts: example, date: EXAMPLES_ON });
    return { ...headOf(question), facts: namedFacts(question), example, answer: { outcome, details } };
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
  async evaluate(@Body() asking: EvaluationIn): Promise<EvaluationOut> {
    const answered = await this.evaluator.evaluate(asking);
    const settings = Object.fromEntries(answered.settingsUsed.map(({ key, value }) => [key, value]));
    return { ...answered, terms: termsOf(answered.question, answered.outcome, { ...settings, ...answered.details }) };
  }
}
