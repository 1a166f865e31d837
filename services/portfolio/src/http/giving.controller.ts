import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { REFUSAL_TEXTS, refuse, type Caller, type IdempotencyKey, type Outcome, type WorkItemId } from '@attestation/contracts';
import { Clock, currentContext } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { giveAssessment } from '../domain/giving.js';
import { ColleaguesReader } from '../store/colleagues.reader.js';
import { EvidenceReader } from '../store/evidence.reader.js';
import { EvidenceStore } from '../store/evidence.store.js';
import { AssessmentColleaguesOut, GivingIn, GivingOut, type GivenOut } from './giving-shapes.js';

/** Who of several responsible persons checks which portfolio. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/assessments')
export class GivingController {
  constructor(
    private readonly evidence: EvidenceStore, private readonly reader: EvidenceReader, private readonly colleagues: ColleaguesReader, private readonly clock: Clock,
  ) {}

  /** Who may check the portfolios of the caller's queue: the responsible persons of the same organisations. */
  @Get('colleagues')
  @Allow('portfolio.assessment.give')
  @ApiOkResponse({ type: AssessmentColleaguesOut })
  async who(@CurrentCaller() caller: Caller): Promise<AssessmentColleaguesOut> {
    return { items: await this.colleagues.named(caller, this.clock.today()) };
  }

  /**
   * Takes checks, gives them to a colleague, or lets go of them, each by itself: `not-found`, `work-item-closed`, `not-a-colleague`,
   * `handing-unreasoned` stand beside those that were not given.
   */
  @Post('holder')
  @HttpCode(200)
  @Allow('portfolio.assessment.give')
  @ApiOkResponse({ type: GivingOut })
  async give(@CurrentCaller() caller: Caller, @Body() body: GivingIn, @Idempotency() key: IdempotencyKey): Promise<GivingOut> {
    const items: GivenOut[] = [];
    for (const workItemId of body.workItemIds) items.push(shown(workItemId, await this.giveOne(caller, workItemId, body, key)));
    return { given: items.filter(({ refused }) => refused === null).length, items };
  }

  private async giveOne(caller: Caller, workItemId: WorkItemId, { personId, reason }: GivingIn, key: IdempotencyKey): Promise<Outcome<void>> {
    const found = await this.reader.ofWorkItem(caller, workItemId);
    if (!found) return refuse('NOT_FOUND');
    const { attestationId, organisationId } = found;
    const colleagues = await this.colleagues.of([organisationId], this.clock.today());
    const giving = { by: caller.personId, to: personId === undefined ? caller.personId : personId, colleagues, reason: reason ?? null, now: this.clock.now().toISOString() };
    const idempotencyKey = `${key}/${workItemId}` as IdempotencyKey;
    return this.evidence.change({ id: attestationId, key: attestationId }, (known) => giveAssessment(known, giving), { caller, idempotencyKey, body: { personId, reason } });
  }
}

function shown(workItemId: WorkItemId, outcome: Outcome<void>): GivenOut {
  const refused = outcome.ok ? null : outcome.code;
  return { workItemId, refused, refusedText: refused === null ? null : REFUSAL_TEXTS[refused][currentContext().language ?? 'kk'] };
}
