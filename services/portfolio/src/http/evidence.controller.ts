import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type AttestationId, type Caller, type IdempotencyKey, type Language, type PlainDate } from '@attestation/contracts';
import { Clock, commonProblem, currentContext, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { enterByHand } from '../domain/freezing.js';
import { entryFaults } from '../domain/hand-entry.js';
import { supplement } from '../domain/returning.js';
import { EvidenceReader } from '../store/evidence.reader.js';
import { EvidenceStore } from '../store/evidence.store.js';
import { NamesReader } from '../store/names.reader.js';
import { RegistersStore } from '../store/registers.store.js';
import { FAULT_TEXTS } from './entries-shapes.js';
import { CasePath, HandEntryIn } from './inputs.js';
import { CaseEvidenceOut, SnapshotOut } from './shapes.js';
import { peopleIn, peopleOf, showEvidence, showSnapshot } from './show.js';

/** What a portfolio holds: for the teacher, for whoever answers for it, and for the members who score it. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceStore, private readonly reader: EvidenceReader, private readonly registers: RegistersStore, private readonly names: NamesReader,
    private readonly clock: Clock,
  ) {}

  /** How whole the portfolio is: of each registry the status, the source, when, by hand or not, and its items. */
  @Get('attestations/:attestationId/evidence')
  @Allow('portfolio.evidence.read')
  @ApiOkResponse({ type: CaseEvidenceOut })
  async ofCase(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<CaseEvidenceOut> {
    return this.shown(await this.found(caller, attestationId));
  }

  /** What was submitted, frozen: the text, its hash, and whether they agree. 404 while nothing is frozen. */
  @Get('attestations/:attestationId/snapshot')
  @Allow('portfolio.evidence.read')
  @ApiOkResponse({ type: SnapshotOut })
  async snapshot(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<SnapshotOut> {
    const { snapshot } = await this.found(caller, attestationId);
    if (!snapshot) throw refusalProblem(refuse('NOT_FOUND'));
    return showSnapshot(attestationId, snapshot, await this.names.of(peopleIn(snapshot)), language());
  }

  /**
   * The responsible person enters what a registry did not have, in the registry's own form; the number of the appointing order is known from the
   * register of roles. 403 `not-appointed`; 409 `evidence-frozen` after the submission; 422 names row and member.
   */
  @Post('attestations/:attestationId/evidence')
  @Allow('portfolio.evidence.enter')
  @ApiCreatedResponse({ type: CaseEvidenceOut })
  async enter(
    @CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: HandEntryIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CaseEvidenceOut> {
    const { organisationId } = await this.found(caller, attestationId);
    refuseFaulty(body, this.clock.today());
    const orderNumber = await this.registers.appointingOrder(caller.personId, organisationId, this.clock.today());
    const entry = { ...body, orderNumber, by: caller.personId, now: this.clock.now().toISOString() };
    const subject = { id: attestationId, key: attestationId };
    const entered = await this.evidence.change(subject, (known) => enterByHand(known, entry), { caller, idempotencyKey, body });
    return this.shown(orProblem(entered));
  }

  /** What was marked is supplied: a new version is frozen, and the organisation looks again. 409 `not-returned`. */
  @Post('attestations/:attestationId/supplement')
  @HttpCode(200)
  @Allow('portfolio.supplement.submit')
  @ApiOkResponse({ type: CaseEvidenceOut })
  async supplement(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CaseEvidenceOut> {
    const given = { by: caller.personId, now: this.clock.now().toISOString() };
    const supplied = await this.evidence.change({ id: attestationId, key: attestationId }, (known) => supplement(known, given), { caller, idempotencyKey });
    return this.shown(orProblem(supplied));
  }

  private async shown(known: CaseEvidence): Promise<CaseEvidenceOut> {
    return showEvidence(known, await this.names.of(peopleOf(known)), language());
  }

  private async found(caller: Caller, attestationId: AttestationId): Promise<CaseEvidence> {
    const known = await this.reader.ofCase(caller, attestationId);
    if (!known) throw refusalProblem(refuse('NOT_FOUND'));
    return known;
  }
}

const language = (): Language => currentContext().language ?? 'kk';

/** @throws ProblemException 422 with each member that does not fit: `items.0.hours` */
function refuseFaulty({ registry, items }: HandEntryIn, today: PlainDate): void {
  const errors = items.flatMap((item, index) =>
    entryFaults(registry, item, today).map(({ member, fault }) => ({ field: ['items', index, member].join('.').replace(/\.$/, ''), code: fault, text: FAULT_TEXTS[fault] })),
  );
  if (errors.length > 0) throw commonProblem('VALIDATION_FAILED', { errors });
}
