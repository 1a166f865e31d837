import { refuse, type PlainDate } from '@attestation/contracts';
import type { DecisionBook } from '@attestation/regulation';
import { Clock, refusalProblem } from '@attestation/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DECISION_BOOK } from '../decision-book.js';
import { DRAFT_ID, type DraftFile } from '../domain/draft.js';
import { DraftStore } from '../store/draft.store.js';
import { Calendars } from './calendars.js';
import { citations, type Citations } from './citations.js';
import { ChangedSettings } from './changed-settings.js';
import type { EvaluationOut } from './evaluation.dto.js';
import { evaluationOf } from './evaluation.js';
import { orLawProblem } from './problems.js';
import { OpenCampaigns } from './open-campaigns.js';
import { QUESTIONS } from './questions/index.js';
import { SignOffs } from './sign-offs.js';

export interface Asking {
  question: string;
  facts: unknown;
  date?: PlainDate;
  /** an edition, or a draft */
  ruleSet?: string;
}

/** Drafts that were looked up already, by their ids: one look for a whole batch. */
export type KnownDrafts = Map<string, Promise<DraftFile | undefined>>;

/** Answers a question by an edition or a draft. */
@Injectable()
export class Evaluator {
  private cited: Citations | undefined;

  constructor(
    @Inject(DECISION_BOOK) private readonly book: DecisionBook,
    private readonly clock: Clock,
    private readonly drafts: DraftStore,
    private readonly signOffs: SignOffs,
    private readonly calendars: Calendars,
    private readonly campaigns: OpenCampaigns,
    private readonly changed: ChangedSettings,
  ) {}

  /** @throws ProblemException for a question there is none of, facts that do not fit, law that is not loaded */
  async evaluate({ question: name, facts, date = this.clock.today(), ruleSet }: Asking, known: KnownDrafts = new Map()): Promise<EvaluationOut> {
    const question = QUESTIONS.get(name);
    if (!question) throw refusalProblem(refuse('UNKNOWN_QUESTION'));
    const draft = ruleSet !== undefined && DRAFT_ID.test(ruleSet) ? await this.draftOf(ruleSet, known) : undefined;
    const [confirmed, { calendar }, campaigns, table] = await Promise.all([this.signOffs.current(), this.calendars.current(), this.campaigns.current(), this.changed.current()]);
    return orLawProblem(() => evaluationOf(question, facts, { date, ruleSet, draft, confirmed, calendar, campaigns, table, book: this.book }));
  }

  /** Which questions name a rule in their answers: rule → names of questions. */
  citing(): Citations {
    return (this.cited ??= citations(this.book));
  }

  private draftOf(id: string, known: KnownDrafts): Promise<DraftFile | undefined> {
    const found = known.get(id) ?? this.drafts.find(id);
    known.set(id, found);
    return found;
  }
}
