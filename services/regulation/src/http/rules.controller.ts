import { Allow, AllowAnonymous, CurrentCaller } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { CHAPTERS, type RuleEntry } from '@attestation/regulation';
import type { AppliedIn } from '@attestation/regulation/files';
import { Clock, Idempotency, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { APPLIED_IN } from '../decision-book.js';
import { signOff } from '../domain/sign-off.js';
import { SignOffStore, signOffSubject } from '../store/sign-off.store.js';
import { RuleListOut, RuleOut, RulePath, SignOffIn } from './law.dto.js';
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
  ) {}

  /** Every rule with its official point, our confidence in its text and its sentences. */
  @Get()
  @AllowAnonymous(PUBLIC)
  @ApiOkResponse({ type: RuleListOut })
  async rules(): Promise<RuleListOut> {
    const confirmed = await this.signOffs.confirmed();
    return { items: BOOK.map((entry) => this.shown(entry, confirmed)) };
  }

  /** One rule. */
  @Get(':rule')
  @AllowAnonymous(PUBLIC)
  @ApiOkResponse({ type: RuleOut })
  async rule(@Param() { rule }: RulePath): Promise<RuleOut> {
    return this.shown(entryOf(rule), await this.signOffs.confirmed());
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
    return this.shown(entry, await this.signOffs.confirmed());
  }

  private shown(entry: Entry, confirmed: Parameters<typeof signOffOf>[0]): RuleOut {
    return { ...entry, appliedIn: [...(this.applied.get(entry.rule) ?? [])], signOff: signOffOf(confirmed, entry.rule) };
  }
}

type Entry = Omit<RuleOut, 'appliedIn' | 'signOff'>;

function entryOf(rule: string): Entry {
  const found = BOOK.find((each) => each.rule === rule);
  if (!found) throw refusalProblem(refuse('NOT_FOUND'));
  return found;
}

/** The rule book, the sentences of one rule together, its plain sentence first; the chapter is that of the first. */
const BOOK: Entry[] = bookOf(Object.entries(CHAPTERS).flatMap(([chapter, entries]) => Object.entries(entries).map(([id, entry]) => ({ chapter, id, ...entry }))));

function bookOf(all: (RuleEntry & { chapter: string; id: string })[]): Entry[] {
  const rules = new Map<string, Entry>();
  const plainFirst = [...all].sort((a, b) => Number(a.id.includes('/')) - Number(b.id.includes('/')));
  for (const { id, chapter, source, confidence, text } of plainFirst) {
    const [rule = id, variant = null] = id.split('/');
    const known = rules.get(rule) ?? { rule, chapter, source, confidence, sentences: [] };
    rules.set(rule, { ...known, sentences: [...known.sentences, { variant, source, confidence, text }] });
  }
  return [...rules.values()];
}
