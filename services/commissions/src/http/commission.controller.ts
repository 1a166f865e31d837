import { type Caller, type CommissionId, type Decide, type IdempotencyKey, type PlainDate } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { addDays, addYears } from '@attestation/regulation';
import { Clock, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { NOT_FOUND } from '@attestation/persistence';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { approveCommission, type Commission, electChair } from '../domain/commission.js';
import { CommissionStore } from '../store/commission.store.js';
import { KnownFacts } from '../store/known-facts.js';
import { ChairIn, CommissionIn, CommissionOut } from './commission.dto.js';
import { CommissionPath } from './secretary.dto.js';

/** The attesting body's head approves a commission; its first meeting elects the chair. */
@ApiTags('commissions')
@Controller('api/v1/commissions')
export class CommissionController {
  constructor(
    private readonly commissions: CommissionStore,
    private readonly known: KnownFacts,
    private readonly clock: Clock,
  ) {}

  /** Approves a commission for one year. 422 `commission-invalid` names each member and rule that does not fit (E.12). */
  @Post()
  @Allow('commissions.commission.approve')
  @ApiCreatedResponse({ type: CommissionOut })
  async approve(@CurrentCaller() caller: Caller, @Body() body: CommissionIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CommissionOut> {
    if (!caller.assignments.some(({ organisationId }) => organisationId === body.organisationId)) return orProblem(NOT_FOUND);
    const id = newId<CommissionId>();
    const { memberIds, from, ...rest } = body;
    const members = await this.known.members(memberIds, body.organisationId, this.clock.today());
    const to = addDays(addYears(from, 1), -1) as PlainDate;
    const decide: Decide<Commission, Commission> = (existing, ruleSet) => approveCommission(existing, { ...rest, id, members, from, to, placeCode: null }, ruleSet);
    return CommissionOut.from(orProblem(await this.commissions.change({ id, key: id }, decide, { caller, idempotencyKey, body })));
  }

  @Get(':commissionId')
  @Allow('commissions.commission.read')
  @ApiOkResponse({ type: CommissionOut })
  async read(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath): Promise<CommissionOut> {
    const commission = await this.commissions.findFor(caller, commissionId);
    return commission ? CommissionOut.from(commission) : orProblem(NOT_FOUND);
  }

  /** Records the chair's election by secret ballot. 409 `chair-not-elected`: no majority or a tie, vote again. */
  @Post(':commissionId/chair')
  @Allow('commissions.chair.elect')
  @ApiCreatedResponse({ type: CommissionOut })
  async elect(
    @CurrentCaller() caller: Caller, @Param() { commissionId: id }: CommissionPath, @Body() body: ChairIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CommissionOut> {
    const ballots = body.ballots.map(({ personId, votes, termsInRow = 0 }) => ({ personId, votes, termsInRow }));
    const meeting = { present: body.present, ballots, electedOn: this.clock.today() };
    const decide: Decide<Commission, Commission> = (commission, ruleSet) => electChair(commission, meeting, ruleSet);
    return CommissionOut.from(orProblem(await this.commissions.change({ id, key: id }, decide, { caller, idempotencyKey, body })));
  }
}
