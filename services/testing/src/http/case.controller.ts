import type { Caller, IdempotencyKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { annul } from '../domain/annul.js';
import { CaseReader } from '../store/case.reader.js';
import { CaseStore } from '../store/case.store.js';
import { BookingPath, CasePath, CaseQuery, ViolationIn } from './inputs.js';
import { BookingOut, TestCaseOut, TestCasePage } from './shapes.js';

/** Stage 2 of cases for whoever answers for them, and the acts of the test's staff. */
@ApiTags('testing')
@Controller('api/v1/testing')
export class CaseController {
  constructor(
    private readonly cases: CaseStore,
    private readonly reader: CaseReader,
    private readonly clock: Clock,
  ) {}

  /** The cases of the caller's jurisdiction that have reached the test, the newest first. */
  @Get('attestations')
  @Allow('testing.booking.read')
  @ApiOkResponse({ type: TestCasePage })
  async list(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50, status }: CaseQuery): Promise<TestCasePage> {
    const { items, next } = await this.reader.list(caller, { cursor, limit, status });
    return { items: items.map((known) => TestCaseOut.from(known)), next };
  }

  /** The attempts of a case with their results and appeals, or why it needs none. 404 while it has not reached the test. */
  @Get('attestations/:attestationId')
  @Allow('testing.booking.read')
  @ApiOkResponse({ type: TestCaseOut })
  async one(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<TestCaseOut> {
    const known = await this.reader.ofCase(caller, attestationId);
    return known ? TestCaseOut.from(known) : orProblem(NOT_FOUND);
  }

  /** An act of violation, found at the test or on the recording whenever: the result is annulled. 409 `result-annulled`, `not-booked`; 422 `act-date-unlikely`. */
  @Post('bookings/:workItemId/violation')
  @Allow('testing.violation.record')
  @ApiCreatedResponse({ type: BookingOut })
  async annul(@CurrentCaller() caller: Caller, @Param() { workItemId }: BookingPath, @Body() body: ViolationIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<BookingOut> {
    const attestationId = await this.cases.caseOfBooking(workItemId);
    if (!attestationId) return orProblem(NOT_FOUND);
    const now = this.clock.now().toISOString();
    const annulled = await this.cases.change({ id: attestationId, key: attestationId }, (known) => annul(known, workItemId, body, caller.personId, now), { caller, idempotencyKey, body });
    return BookingOut.from(orProblem(annulled));
  }
}
