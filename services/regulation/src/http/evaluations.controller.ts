import { Allow } from '@attestation/access';
import { refuse } from '@attestation/contracts';
import type { DecisionBook } from '@attestation/regulation';
import { Clock, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DECISION_BOOK } from '../decision-book.js';
import { EVALUATION_BODY } from './evaluation-body.js';
import { evaluationOf } from './evaluation.js';
import { EvaluationIn, EvaluationOut, QuestionListOut } from './evaluation.dto.js';
import { orLawProblem } from './problems.js';
import { QUESTIONS } from './questions/index.js';

/** The law's questions, for anyone and without a case: nothing is kept of them. */
@ApiTags('regulation')
@Controller('api/v1/regulation')
export class EvaluationsController {
  constructor(
    @Inject(DECISION_BOOK) private readonly book: DecisionBook,
    private readonly clock: Clock,
  ) {}

  /** What can be asked, and which facts each question needs (JSON Schema). */
  @Get('questions')
  @Allow('regulation.evaluate')
  @ApiOkResponse({ type: QuestionListOut })
  questions(): QuestionListOut {
    return { items: [...QUESTIONS.values()].map(({ name, about, schema, example }) => ({ question: name, about, facts: schema, example })) };
  }

  /**
   * Answers a question by the rules of a day (default: today in Almaty) or of an edition named. 404 `unknown-question`; 422 `validation-failed`
   * names the facts that do not fit, `rule-set-missing`, `rule-set-unknown`, `rules-not-given`, `calendar-year-missing` what is not loaded.
   */
  @Post('evaluations')
  @HttpCode(200)
  @Allow('regulation.evaluate')
  @ApiBody(EVALUATION_BODY)
  @ApiOkResponse({ type: EvaluationOut })
  evaluate(@Body() { question: name, facts, date = this.clock.today(), ruleSet }: EvaluationIn): EvaluationOut {
    const question = QUESTIONS.get(name);
    if (!question) throw refusalProblem(refuse('UNKNOWN_QUESTION'));
    return orLawProblem(() => evaluationOf(question, facts, { date, ruleSet, book: this.book }));
  }
}
