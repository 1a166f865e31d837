import type { Caller, Decide, IdempotencyKey, SubjectKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { Clock, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { openSession, type Session } from '../domain/session.js';
import { SessionStore } from '../store/session.store.js';
import { SessionIn, SessionOut, SessionPage, SessionQuery } from './testing.dto.js';

/** Sittings of the test: opened by the authorised body, seen by whoever has signed in. */
@ApiTags('testing')
@Controller('api/v1/testing/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** Opens a sitting for booking. 422 `outside-test-window`: it lies in the past. */
  @Post()
  @Allow('testing.session.open')
  @ApiCreatedResponse({ type: SessionOut })
  async open(@CurrentCaller() caller: Caller, @Body() body: SessionIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SessionOut> {
    const id = newId<SubjectKey>();
    const wanted = { ...body, id, startsAt: new Date(body.startsAt).toISOString() };
    const decide: Decide<Session, Session> = (existing) => openSession(existing, wanted, this.clock.now().toISOString());
    return SessionOut.from(orProblem(await this.sessions.change({ id, key: id }, decide, { caller, idempotencyKey, body })));
  }

  /** The sittings that still have seats, the next one first. */
  @Get()
  @Allow('testing.session.read')
  @ApiOkResponse({ type: SessionPage })
  async list(@Query() { placeCode, cursor, limit = 50 }: SessionQuery): Promise<SessionPage> {
    const { items, next } = await this.sessions.open(this.clock.now().toISOString(), placeCode, cursor, limit);
    return { items: items.map((session) => SessionOut.from(session)), next };
  }
}
