import { type Caller, type CommissionId, type Decide, type IdempotencyKey, type Language } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, currentContext, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Body as AttestingBody, bodyOf } from '../domain/body.js';
import { type Approved, approveCommission, changeComposition, type Commission, type CommissionRoom, electChair, type ProposedMembers } from '../domain/commission.js';
import { CommissionNames } from '../store/commission-names.js';
import { type CommissionSubject, CommissionStore } from '../store/commission.store.js';
import { KnownFacts } from '../store/known-facts.js';
import { ApprovedOut, ChairIn, CommissionIn, CommissionOut, CommissionPage, CommissionsQuery, CompositionIn, membersOf } from './commission.dto.js';
import { CommissionPath } from './common.dto.js';

/** The attesting body's head approves a commission and its changes; its first meeting elects the chair. */
@ApiTags('commissions')
@Controller('api/v1/commissions')
export class CommissionController {
  constructor(
    private readonly commissions: CommissionStore,
    private readonly known: KnownFacts,
    private readonly names: CommissionNames,
    private readonly clock: Clock,
  ) {}

  /** Approves a commission for one year. 422 `commission-invalid` names each member and rule that does not fit (E.12); 409 `commission-overlaps`. */
  @Post()
  @Allow('commissions.commission.approve')
  @ApiCreatedResponse({ type: ApprovedOut })
  async approve(@CurrentCaller() caller: Caller, @Body() body: CommissionIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ApprovedOut> {
    const id = newId<CommissionId>();
    const of = bodyOf(body.level, body.organisationId ?? null, body.placeCode ?? null);
    const proposed = await this.proposed(body, of);
    const decide: Decide<CommissionRoom, Approved> = (room, ruleSet) => approveCommission(room, { ...proposed, id, body: of, from: body.from }, ruleSet);
    const subject: CommissionSubject = { id, key: id, body: of };
    return this.approved(orProblem(await this.commissions.change(subject, decide, { caller, idempotencyKey, body })));
  }

  /** The commissions the caller may see, the newest first. */
  @Get()
  @Allow('commissions.commission.read')
  @ApiOkResponse({ type: CommissionPage })
  async list(@CurrentCaller() caller: Caller, @Query() { level, cursor, limit = 50 }: CommissionsQuery): Promise<CommissionPage> {
    const { items, next, total } = await this.commissions.list(caller, level, cursor, limit);
    const named = await this.names.of(items);
    return { items: items.map((each) => CommissionOut.from(each, named(each), language())), next, total };
  }

  @Get(':commissionId')
  @Allow('commissions.commission.read')
  @ApiOkResponse({ type: CommissionOut })
  async read(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath): Promise<CommissionOut> {
    const commission = await this.commissions.findFor(caller, commissionId);
    return commission ? this.shown(commission) : orProblem(NOT_FOUND);
  }

  /** Composes a commission anew by another order; the term stays. Running cases keep the sheets that are in. */
  @Post(':commissionId/composition')
  @Allow('commissions.composition.change')
  @ApiCreatedResponse({ type: ApprovedOut })
  async compose(
    @CurrentCaller() caller: Caller, @Param() { commissionId: id }: CommissionPath, @Body() body: CompositionIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<ApprovedOut> {
    const known = await this.commissions.find(id);
    if (!known) return orProblem(NOT_FOUND);
    const proposed = await this.proposed(body, known.body);
    const today = this.clock.today();
    const decide: Decide<CommissionRoom, Approved> = (room, ruleSet) => changeComposition(room, proposed, today, ruleSet);
    return this.approved(orProblem(await this.commissions.change({ id, key: id }, decide, { caller, idempotencyKey, body })));
  }

  /** Records the chair's election by secret ballot. 409 `chair-not-elected`: no majority or a tie, vote again; 422 `votes-too-many`. */
  @Post(':commissionId/chair')
  @Allow('commissions.chair.elect')
  @ApiCreatedResponse({ type: CommissionOut })
  async elect(
    @CurrentCaller() caller: Caller, @Param() { commissionId: id }: CommissionPath, @Body() body: ChairIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CommissionOut> {
    const ballots = body.ballots.map(({ personId, votes, termsInRow = 0 }) => ({ personId, votes, termsInRow }));
    const meeting = { present: body.present, ballots, electedOn: this.clock.today() };
    const decide: Decide<CommissionRoom, Commission> = (room, ruleSet) => electChair(room, meeting, ruleSet);
    return this.shown(orProblem(await this.commissions.change({ id, key: id }, decide, { caller, idempotencyKey, body })));
  }

  private async shown(commission: Commission): Promise<CommissionOut> {
    return CommissionOut.from(commission, (await this.names.of([commission]))(commission), language());
  }

  private async approved(approved: Approved): Promise<ApprovedOut> {
    return ApprovedOut.of(approved, (await this.names.of([approved.commission]))(approved.commission), language());
  }

  /** The persons of a composition as the registers know them. */
  private async proposed(body: CompositionIn, of: AttestingBody): Promise<ProposedMembers> {
    const { secretaryId, orderNumber } = body;
    const today = this.clock.today();
    const [members, secretaryKnown, settings] = await Promise.all([this.known.members(membersOf(body), of, today), this.known.isKnown(secretaryId), this.known.settingsOn(today)]);
    return { members, secretaryId, secretaryKnown, settings, orderNumber };
  }
}

const language = (): Language => currentContext().language ?? 'kk';
