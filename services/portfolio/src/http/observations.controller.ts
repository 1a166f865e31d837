import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { Clock, currentContext, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { acknowledgeSheet, withdrawSheet, writeSheet, type ObservationSheet } from '../domain/observation.js';
import { ObservationStore } from '../store/observation.store.js';
import { RegistersStore } from '../store/registers.store.js';
import { NamesReader } from '../store/names.reader.js';
import { TeachersReader } from '../store/teachers.reader.js';
import { ObservablesOut, ObservationIn, ObservationOut, ObservationPath, ObservationsOut, ObservationsQuery, TeachersQuery, WithdrawalIn } from './observation-shapes.js';

/** Observation sheets: for whoever observes a lesson, and for the teacher. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/observations')
export class ObservationsController {
  constructor(
    private readonly sheets: ObservationStore, private readonly registers: RegistersStore, private readonly teachers: TeachersReader, private readonly names: NamesReader,
    private readonly clock: Clock,
  ) {}

  /** Writes a sheet, at the lesson or later in the school year. 403 `observer-not-allowed` names the rule, also where a penal institution was not asked before; 422 `points-out-of-range`: not what the variant has; 409 `sheet-known`; 422 `observed-on-invalid`. */
  @Post()
  @Allow('portfolio.observation.write')
  @ApiCreatedResponse({ type: ObservationOut })
  async write(@CurrentCaller() caller: Caller, @Body() body: ObservationIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ObservationOut> {
    const { observationId, personId: teacherId, as } = body;
    const observed = ObservationIn.toObserved(body);
    const observerId = caller.personId;
    const facts = await this.registers.observerFacts({ teacherId, observerId, observedOn: observed.observedOn, subject: observed.subject, ...(as ? { as } : {}) });
    const writing = { ...observed, observationId, teacherId, observerId, facts, now: this.clock.now().toISOString() };
    const written = await this.sheets.change({ id: observationId, key: teacherId }, (known) => writeSheet(known, writing), { caller, idempotencyKey, body });
    return this.shown(orProblem(written));
  }

  /** The sheets the caller wrote, and those about her, the newest first. */
  @Get()
  @Allow('portfolio.observation.read')
  @ApiOkResponse({ type: ObservationsOut })
  async list(@CurrentCaller() caller: Caller, @Query() query: ObservationsQuery): Promise<ObservationsOut> {
    const { items, next, total } = await this.sheets.list(caller, query);
    const names = await this.names.of(items.flatMap(({ teacherId, observerId }) => [teacherId, observerId]));
    return { items: items.map((sheet) => ObservationOut.from(sheet, names)), next, total };
  }

  /** Whose lessons the caller may be asked to observe: colleagues, those his commission attests, those his method office serves; by name. */
  @Get('teachers')
  @Allow('portfolio.observation.write')
  @ApiOkResponse({ type: ObservablesOut })
  observable(@CurrentCaller() caller: Caller, @Query() query: TeachersQuery): Promise<ObservablesOut> {
    return this.teachers.observable(caller.personId, query, this.clock.today(), currentContext().language ?? 'kk');
  }

  @Get(':observationId')
  @Allow('portfolio.observation.read')
  @ApiOkResponse({ type: ObservationOut })
  async one(@CurrentCaller() caller: Caller, @Param() path: ObservationPath): Promise<ObservationOut> {
    return this.shown(await this.found(caller, path));
  }

  /** The teacher has seen the sheet. 409 `sheet-withdrawn`. */
  @Post(':observationId/acknowledgement')
  @HttpCode(200)
  @Allow('portfolio.observation.acknowledge')
  @ApiOkResponse({ type: ObservationOut })
  async acknowledge(@CurrentCaller() caller: Caller, @Param() path: ObservationPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ObservationOut> {
    const { observationId: id, teacherId: key } = await this.found(caller, path);
    const now = this.clock.now().toISOString();
    return this.shown(orProblem(await this.sheets.change({ id, key }, (known) => acknowledgeSheet(known, now), { caller, idempotencyKey })));
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
    return this.shown(orProblem(await this.sheets.change(subject, (known) => withdrawSheet(known, withdrawal), { caller, idempotencyKey, body: { reason } })));
  }

  private async shown(sheet: ObservationSheet): Promise<ObservationOut> {
    return ObservationOut.from(sheet, await this.names.of([sheet.teacherId, sheet.observerId]));
  }

  private async found(caller: Caller, { observationId }: ObservationPath): Promise<ObservationSheet> {
    const sheet = await this.sheets.one(caller, observationId);
    if (!sheet) throw refusalProblem(refuse('NOT_FOUND'));
    return sheet;
  }
}
