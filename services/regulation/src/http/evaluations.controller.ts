import { Allow } from '@attestation/access';
import { refuse, type PlainDate } from '@attestation/contracts';
import { ruleSetInForce, ruleSetOf, settingsAt, type DecisionBook } from '@attestation/regulation';
import { Clock, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DECISION_BOOK } from '../decision-book.js';
import { EvaluationIn, EvaluationOut, QuestionListOut } from './evaluation.dto.js';
import { orLawProblem } from './problems.js';
import { QUESTIONS } from './questions/index.js';
import type { Asked, Question } from './questions/question.js';

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
    return { items: [...QUESTIONS.values()].map(({ name, about, schema }) => ({ question: name, about, facts: schema })) };
  }

  /**
   * Answers a question by the rules of a day (default: today). 404 `unknown-question`; 422 `validation-failed` names the facts that do not
   * fit, `rule-set-missing`, `rules-not-given`, `calendar-year-missing` what is not loaded.
   */
  @Post('evaluations')
  @HttpCode(200)
  @Allow('regulation.evaluate')
  @ApiOkResponse({ type: EvaluationOut })
  evaluate(@Body() { question: name, facts, on = this.clock.today() }: EvaluationIn): EvaluationOut {
    const question = QUESTIONS.get(name);
    if (!question) throw refusalProblem(refuse('UNKNOWN_QUESTION'));
    return orLawProblem(() => this.ask(question, facts, on));
  }

  private ask(question: Question, facts: unknown, on: PlainDate): EvaluationOut {
    const ruleSet = ruleSetInForce(on);
    const asked: Asked = { on, ruleSet, rules: ruleSetOf(ruleSet), settings: settingsAt(on), book: this.book };
    const { outcome, reasons, ...details } = question.answer(facts, asked);
    return { question: question.name, on, ruleSet, outcome, details, reasons };
  }
}
