import type { Caller, IdempotencyKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { decideAppeal } from '../domain/appeal-decision.js';
import { onBooking } from '../domain/case.js';
import { CaseReader } from '../store/case.reader.js';
import { CaseStore } from '../store/case.store.js';
import { AppealDecisionIn, AppealPath, PageQuery } from './inputs.js';
import { AppealItemOut, AppealPage, CountOut } from './shapes.js';

/** The appeal commission of the ministry, as its secretary enters what it decides. */
@ApiTags('testing')
@Controller('api/v1/testing/appeals')
export class AppealController {
  constructor(
    private readonly cases: CaseStore,
    private readonly reader: CaseReader,
    private readonly clock: Clock,
  ) {}

  /** The appeals that wait for a decision, the one due first before the others. */
  @Get()
  @Allow('testing.appeal.read')
  @ApiOkResponse({ type: AppealPage })
  async list(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<AppealPage> {
    const { items, next } = await this.reader.appeals(caller, { cursor, limit });
    return { items: items.flatMap((booking) => (booking.appeal ? [AppealItemOut.of(booking, booking.appeal)] : [])), next };
  }

  /** How many wait. */
  @Get('count')
  @Allow('testing.appeal.read')
  @ApiOkResponse({ type: CountOut })
  async count(@CurrentCaller() caller: Caller): Promise<CountOut> {
    return { count: await this.reader.appealCount(caller) };
  }

  /** One appeal with what it is about, decided or not. */
  @Get(':appealId')
  @Allow('testing.appeal.read')
  @ApiOkResponse({ type: AppealItemOut })
  async one(@CurrentCaller() caller: Caller, @Param() { appealId }: AppealPath): Promise<AppealItemOut> {
    const found = await this.reader.ofAppeal(caller, appealId);
    return found?.appeal ? AppealItemOut.of(found, found.appeal) : orProblem(NOT_FOUND);
  }

  /** The decision, final. 409 `appeal-closed`, `own-case`; 422 `appeal-unreasoned` (an answer for each task), `points-out-of-range`. */
  @Post(':appealId/decision')
  @Allow('testing.appeal.decide')
  @ApiCreatedResponse({ type: AppealItemOut })
  async decide(@CurrentCaller() caller: Caller, @Param() { appealId }: AppealPath, @Body() body: AppealDecisionIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<AppealItemOut> {
    const at = await this.cases.bookingOfAppeal(appealId);
    if (!at) return orProblem(NOT_FOUND);
    const ruling = { ...body, decidedAt: this.clock.now().toISOString(), by: caller.personId };
    const subject = { id: at.attestationId, key: at.attestationId };
    const booking = orProblem(await this.cases.change(subject, (known) => onBooking(known, at.bookingId, (each, of) => decideAppeal(each, of, ruling)), { caller, idempotencyKey, body }));
    return booking.appeal ? AppealItemOut.of(booking, booking.appeal) : orProblem(NOT_FOUND);
  }
}
