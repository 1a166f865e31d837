import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { Clock, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { acknowledgeSheet, withdrawSheet, writeSheet, type ObservationSheet } from '../domain/observation.js';
import { ObservationStore } from '../store/observation.store.js';
import { RegistersStore } from '../store/registers.store.js';
import { PageQuery } from './inputs.js';
import { ObservationIn, ObservationOut, ObservationPath, ObservationsOut, WithdrawalIn } from './observation-shapes.js';

/** Observation sheets: for whoever observes a lesson, and for the teacher. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/observations')
export class ObservationsController {
  constructor(private readonly sheets: ObservationStore, private readonly registers: RegistersStore, private readonly clock: Clock) {}

  /** Writes a sheet, at the lesson or later in the school year. 403 `observer-not-allowed` names the rule; 409 `sheet-known`; 422 `observed-on-invalid`. */
  @Post()
  @Allow('portfolio.observation.write')
  @ApiCreatedResponse({ type: ObservationOut })
  async write(@CurrentCaller() caller: Caller, @Body() body: ObservationIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ObservationOut> {
    const { observationId, personId: teacherId, as } = body;
    const observed = ObservationIn.toObserved(body);
    const observerId = caller.personId;
    const facts = await this.registers.observerFacts({ teacherId, observerId, observedOn: observed.observedOn, ...(as ? { as } : {}) });
    const writing = { ...observed, observationId, teacherId, observerId, facts, now: this.clock.now().toISOString() };
    const written = await this.sheets.change({ id: observationId, key: teacherId }, (known) => writeSheet(known, writing), { caller, idempotencyKey, body });
    return ObservationOut.from(orProblem(written));
  }

  /** The sheets the caller wrote, and those about her, the newest first. */
  @Get()
  @Allow('portfolio.observation.read')
  @ApiOkResponse({ type: ObservationsOut })
  async list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<ObservationsOut> {
    const { items, next } = await this.sheets.list(caller, query);
    return { items: items.map((sheet) => ObservationOut.from(sheet)), next };
  }

  @Get(':observationId')
  @Allow('portfolio.observation.read')
  @ApiOkResponse({ type: ObservationOut })
  async one(@CurrentCaller() caller: Caller, @Param() path: ObservationPath): Promise<ObservationOut> {
    return ObservationOut.from(await this.found(caller, path));
  }

  /** The teacher has seen the sheet. 409 `sheet-withdrawn`. */
  @Post(':observationId/acknowledgement')
  @HttpCode(200)
  @Allow('portfolio.observation.acknowledge')
  @ApiOkResponse({ type: ObservationOut })
  async acknowledge(@CurrentCaller() caller: Caller, @Param() path: ObservationPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ObservationOut> {
    const { observationId: id, teacherId: key } = await this.found(caller, path);
    const now = this.clock.now().toISOString();
    return ObservationOut.from(orProblem(await this.sheets.change({ id, key }, (known) => acknowledgeSheet(known, now), { caller, idempotencyKey })));
  }

  /** The observer takes a wrong sheet back, with the reason. 409 `evidence-frozen` once a running case has been submitted with it. */
  @Post(':observationId/withdrawal')
  @HttpCode(200)
  @Allow('portfolio.observation.withdraw')
  @ApiOkResponse({ type: ObservationOut })
  async withdraw(
    @CurrentCaller() caller: Caller, @Param() path: ObservationPath, @Body() { reason }: WithdrawalIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<ObservationOut> {
    const { observationId: id, teacherId: key } = await this.found(caller, path);
    const withdrawal = { reason, now: this.clock.now().toISOString() };
    const subject = { id, key, also: await this.sheets.runningCases(key) };
    return ObservationOut.from(orProblem(await this.sheets.change(subject, (known) => withdrawSheet(known, withdrawal), { caller, idempotencyKey, body: { reason } })));
  }

  private async found(caller: Caller, { observationId }: ObservationPath): Promise<ObservationSheet> {
    const sheet = await this.sheets.one(caller, observationId);
    if (!sheet) throw refusalProblem(refuse('NOT_FOUND'));
    return sheet;
  }
}
