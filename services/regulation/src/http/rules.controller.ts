import { Allow, AllowAnonymous, CurrentCaller } from '@attestation/access';
import type { Caller, IdempotencyKey } from '@attestation/contracts';
import type { AppliedIn } from '@attestation/regulation/files';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { APPLIED_IN } from '../decision-book.js';
import { signOff } from '../domain/sign-off.js';
import { SignOffStore, signOffSubject } from '../store/sign-off.store.js';
import { Evaluator } from './evaluator.js';
import { RuleListOut, RuleOut, RulePath, RulesQuery, SignOffIn } from './law.dto.js';
import type { QuestionHeadOut } from './question.dto.js';
import { QUESTIONS } from './questions/index.js';
import { headOf } from './questions/shown.js';
import { CHAPTER_NAMES, entryOf, pageOfBook, type BookEntry } from './rule-pages.js';
import { signOffOf, SignOffs } from './sign-offs.js';

const PUBLIC = 'the law is public';

/** The rule book: what each rule says, where it stands, where it is applied, who confirmed it. */
@ApiTags('regulation')
@Controller('api/v1/regulation/rules')
export class RulesController {
  constructor(
    @Inject(APPLIED_IN) private readonly applied: AppliedIn,
    private readonly store: SignOffStore,
    private readonly signOffs: SignOffs,
    private readonly clock: Clock,
    private readonly evaluator: Evaluator,
  ) {}

  /**
   * Rules with their official points, our confidence in their texts and their sentences, in the order of their numbers, a page at a time: those of a
   * chapter, and those in which each word looked for begins a word of the number, the point or a sentence in one of the languages.
   */
  @Get()
  @AllowAnonymous(PUBLIC)
  @ApiOkResponse({ type: RuleListOut })
  async rules(@Query() { cursor, limit = 50, chapter, search }: RulesQuery): Promise<RuleListOut> {
    const confirmed = await this.signOffs.current();
    const { items, next, total } = pageOfBook({ cursor, limit, chapter, search });
    return { items: items.map((entry) => this.shown(entry, confirmed)), next, total, chapters: CHAPTER_NAMES };
  }

  /** One rule. */
  @Get(':rule')
  @AllowAnonymous(PUBLIC)
  @ApiOkResponse({ type: RuleOut })
  async rule(@Param() { rule }: RulePath): Promise<RuleOut> {
    return this.shown(entryOf(rule), await this.signOffs.current());
  }

  /** Confirms a rule against the official text, or takes that back; every word is kept. 404 for a rule the book does not have. */
  @Put(':rule/sign-off')
  @Allow('regulation.rule.sign-off')
  @ApiOkResponse({ type: RuleOut })
  async signOff(@CurrentCaller() caller: Caller, @Param() { rule }: RulePath, @Body() { confirmed, readIn }: SignOffIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<RuleOut> {
    const entry = entryOf(rule);
    const next = { rule, confirmed, readIn, by: caller.personId, on: this.clock.today() };
    orProblem(await this.store.change(signOffSubject(rule), (last) => signOff(last, next), { caller, idempotencyKey }));
    this.signOffs.forget();
    return this.shown(entry, await this.signOffs.current());
  }

  private citing(rule: string): QuestionHeadOut[] {
    return [...(this.evaluator.citing().get(rule) ?? [])].flatMap((name) => [QUESTIONS.get(name)].filter((found) => found !== undefined).map(headOf));
  }

  private shown(entry: BookEntry, confirmed: Parameters<typeof signOffOf>[0]): RuleOut {
    return { ...entry, appliedIn: [...(this.applied.get(entry.rule) ?? [])], askedIn: this.citing(entry.rule), signOff: signOffOf(confirmed, entry.rule) };
  }
}
