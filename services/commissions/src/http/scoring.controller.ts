import type { AttestationId, Caller, Decide, IdempotencyKey, PersonId } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaseFile } from '../domain/case-file.js';
import type { Evaluation } from '../domain/evidence.js';
import { closeScoring, recuse } from '../domain/scoring.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';
import { KnownCases } from '../store/known-cases.js';
import { CasePath } from './common.dto.js';
import { ClosingIn, RecusalIn, ScoringOut } from './scoring.dto.js';

/** The secretary sees to it that a case gets scored: who has still to come, who may not, when it is enough. */
@ApiTags('commissions')
@Controller('api/v1/commissions/attestations/:attestationId')
export class ScoringController {
  constructor(
    private readonly files: CaseFileStore,
    private readonly commissions: CommissionStore,
    private readonly cases: KnownCases,
    private readonly clock: Clock,
  ) {}

  @Get('scoring')
  @Allow('commissions.scoring.read')
  @ApiOkResponse({ type: ScoringOut })
  async read(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<ScoringOut> {
    const file = await this.files.findFor(caller, attestationId);
    return file ? ScoringOut.from(file) : orProblem(NOT_FOUND);
  }

  /**
   * Ends the scoring without those who do not come. 409 `no-quorum`: fewer than two thirds of the members have submitted; `sheets-differ`: all
   * sheets must be alike (F-11), and nobody is left whose sheet is awaited.
   */
  @Post('scoring/closing')
  @HttpCode(200)
  @Allow('commissions.scoring.close')
  @ApiOkResponse({ type: ScoringOut })
  async close(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: ClosingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ScoringOut> {
    const { evaluation, memberIds } = await this.around(attestationId);
    const closing = { reason: body.reason, by: caller.personId, at: this.clock.now().toISOString() };
    const decide: Decide<CaseFile, CaseFile> = (file) => closeScoring(file, evaluation, closing, memberIds);
    return ScoringOut.from(orProblem(await this.files.change({ id: attestationId, key: attestationId }, decide, { caller, idempotencyKey, body })));
  }

  /** Keeps a member with a conflict of interest out of the case: no sheet, no vote. 409 `already-decided`. */
  @Post('recusals')
  @Allow('commissions.member.recuse')
  @ApiCreatedResponse({ type: ScoringOut })
  async recuse(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: RecusalIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ScoringOut> {
    const { evaluation, memberIds } = await this.around(attestationId);
    const recusal = { ...body, note: body.note ?? null, at: this.clock.now().toISOString(), by: caller.personId };
    const decide: Decide<CaseFile, CaseFile> = (known) => recuse(known, evaluation, recusal, memberIds);
    return ScoringOut.from(orProblem(await this.files.change({ id: attestationId, key: attestationId }, decide, { caller, idempotencyKey, body })));
  }

  /** What the rules made of the portfolio, and who sits on the commission that has the case. */
  private async around(attestationId: AttestationId): Promise<{ evaluation?: Evaluation; memberIds: readonly PersonId[] }> {
    const [commission, evaluation] = await Promise.all([this.commissions.ofCase(attestationId), this.cases.findEvaluation(attestationId)]);
    return { evaluation, memberIds: commission?.memberIds ?? [] };
  }
}
