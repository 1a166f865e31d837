import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey, type Language, type WorkItemId } from '@attestation/contracts';
import { Clock, currentContext, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { completeAssessment } from '../domain/assessment.js';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { returnPortfolio } from '../domain/returning.js';
import { EvidenceReader } from '../store/evidence.reader.js';
import { EvidenceStore } from '../store/evidence.store.js';
import { NamesReader } from '../store/names.reader.js';
import { AssessmentsQuery, CompletionIn, ReturnIn, WorkItemPath } from './inputs.js';
import { AssessmentOut, AssessmentsOut } from './shapes.js';
import { peopleOf, showAssessment, showItem } from './show.js';

/** The responsible person's queue: portfolios whose completeness the organisation has to find. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/assessments')
export class AssessmentsController {
  constructor(
    private readonly evidence: EvidenceStore, private readonly reader: EvidenceReader, private readonly names: NamesReader, private readonly clock: Clock,
  ) {}

  /** The oldest first, each with what it lacks; by the teacher's name, the claimed category, and in whose hands it is. */
  @Get()
  @Allow('portfolio.queue.read')
  @ApiOkResponse({ type: AssessmentsOut })
  async queue(@CurrentCaller() caller: Caller, @Query() query: AssessmentsQuery): Promise<AssessmentsOut> {
    const { items, next, total } = await this.reader.queue(caller, query);
    const names = await this.names.of(items.flatMap(({ personId, assessment }) => [personId, assessment?.holder]));
    return { items: items.flatMap((known) => (known.assessment ? [showItem(known, known.assessment, names, language())] : [])), next, total };
  }

  /** One portfolio with its check-list; of a check that returned it, also which one came after. */
  @Get(':workItemId')
  @Allow('portfolio.queue.read')
  @ApiOkResponse({ type: AssessmentOut })
  async one(@CurrentCaller() caller: Caller, @Param() path: WorkItemPath): Promise<AssessmentOut> {
    const known = await this.reader.ofWorkItem(caller, path.workItemId);
    if (known) return this.shown(known);
    const returned = await this.reader.ofEarlier(caller, path.workItemId);
    return this.shown(returned ?? orProblem(refuse('NOT_FOUND')), path.workItemId);
  }

  /** Everything is there: the teacher is admitted. 409 `evidence-incomplete` names what is missing; `held-by-another`. */
  @Post(':workItemId/completion')
  @HttpCode(200)
  @Allow('portfolio.assessment.complete')
  @ApiOkResponse({ type: AssessmentOut })
  async complete(
    @CurrentCaller() caller: Caller, @Param() path: WorkItemPath, @Body() body: CompletionIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<AssessmentOut> {
    const { attestationId } = await this.found(caller, path);
    const { confirmed = [], note = null } = body;
    const completion = { by: caller.personId, confirmed, note, now: this.clock.now().toISOString() };
    const subject = { id: attestationId, key: attestationId };
    const completed = await this.evidence.change(subject, (known) => completeAssessment(known, completion), { caller, idempotencyKey, body });
    return this.shown(orProblem(completed));
  }

  /** Something is missing: the portfolio goes back to the teacher with the items marked. 422 `gap-unknown`, 409 `work-item-closed`, `held-by-another`. */
  @Post(':workItemId/return')
  @HttpCode(200)
  @Allow('portfolio.assessment.complete')
  @ApiOkResponse({ type: AssessmentOut })
  async return(
    @CurrentCaller() caller: Caller, @Param() path: WorkItemPath, @Body() body: ReturnIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<AssessmentOut> {
    const { attestationId } = await this.found(caller, path);
    const gaps = body.gaps.map(({ code, note = null }) => ({ code, note }));
    const given = { by: caller.personId, gaps, note: body.note ?? null, now: this.clock.now().toISOString() };
    const subject = { id: attestationId, key: attestationId };
    const returned = await this.evidence.change(subject, (known) => returnPortfolio(known, given), { caller, idempotencyKey, body });
    return this.shown(orProblem(returned));
  }

  private async found(caller: Caller, { workItemId }: WorkItemPath): Promise<CaseEvidence> {
    const known = await this.reader.ofWorkItem(caller, workItemId);
    if (!known) throw refusalProblem(refuse('NOT_FOUND'));
    return known;
  }

  /** @param workItemId of an earlier check; absent: the latest */
  private async shown(known: CaseEvidence, workItemId?: WorkItemId): Promise<AssessmentOut> {
    const assessment = workItemId ? known.earlier.find((each) => each.workItemId === workItemId) : known.assessment;
    if (!assessment) throw new Error('a case was found by its assessment, but has none');
    return showAssessment(known, assessment, await this.names.of(peopleOf(known)), language());
  }
}

const language = (): Language => currentContext().language ?? 'kk';
