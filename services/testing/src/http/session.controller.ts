import { type Caller, type Decide, type IdempotencyKey, refuse, type SubjectKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { cancelSession, closeSession, openSession, openSessions, type Session } from '../domain/session.js';
import { SessionReader } from '../store/session.reader.js';
import { SessionListStore, SessionStore } from '../store/session.store.js';
import { SessionFilterQuery, SessionIn, SessionListIn, SessionPath, SessionQuery } from './inputs.js';
import { refuseWrongSessions } from './session-faults.js';
import { CountOut, SessionListOut, SessionOut, SessionPage } from './shapes.js';

/** Sittings of the test: opened by the authorised body, seen by whoever has signed in. */
@ApiTags('testing')
@Controller('api/v1/testing/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly lists: SessionListStore,
    private readonly reader: SessionReader,
    private readonly clock: Clock,
  ) {}

  /** Opens a sitting for booking. 422 `outside-test-window`: it lies in the past; `place-unknown`. */
  @Post()
  @Allow('testing.session.open')
  @ApiCreatedResponse({ type: SessionOut })
  async open(@CurrentCaller() caller: Caller, @Body() body: SessionIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SessionOut> {
    const wanted = toSession(body);
    const id = wanted.id as SubjectKey;
    const places = await this.lists.knownPlaces([wanted.placeCode]);
    const decide: Decide<Session, Session> = (existing) => (places.has(wanted.placeCode) ? openSession(existing, wanted, this.now()) : refuse('PLACE_UNKNOWN'));
    return SessionOut.from(orProblem(await this.sessions.change({ id, key: id }, decide, { caller, idempotencyKey, body })));
  }

  /** Opens up to 500 sittings in one call, all or none. 422 names each wrong one: `sessions.12.startsAt`. */
  @Post('lists')
  @Allow('testing.session.open')
  @ApiCreatedResponse({ type: SessionListOut })
  async openList(@CurrentCaller() caller: Caller, @Body() body: SessionListIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SessionListOut> {
    const key = newId<SubjectKey>();
    const wanted = body.sessions.map(toSession);
    const places = await this.lists.knownPlaces(wanted.map(({ placeCode }) => placeCode));
    const now = this.now();
    const decide: Decide<Session[], Session[]> = () => {
      refuseWrongSessions(wanted, places, now); // only the first time: a repeat gets the first answer
      return openSessions(wanted, now);
    };
    return { items: orProblem(await this.lists.change({ id: key, key }, decide, { caller, idempotencyKey, body })).map((session) => SessionOut.from(session)) };
  }

  /** The sittings that still have seats, or all of them; the next one first; by place, day and language where asked. */
  @Get()
  @Allow('testing.session.read')
  @ApiOkResponse({ type: SessionPage })
  async list(@Query() { cursor, limit = 50, ...filter }: SessionQuery): Promise<SessionPage> {
    const { items, next } = await this.reader.list(this.now(), filter, cursor, limit);
    return { items: items.map((session) => SessionOut.from(session)), next };
  }

  /** How many the list holds. */
  @Get('count')
  @Allow('testing.session.read')
  @ApiOkResponse({ type: CountOut })
  async count(@Query() filter: SessionFilterQuery): Promise<CountOut> {
    return { count: await this.reader.count(this.now(), filter) };
  }

  /** One sitting, full or closed or not. */
  @Get(':sessionId')
  @Allow('testing.session.read')
  @ApiOkResponse({ type: SessionOut })
  async one(@Param() { sessionId }: SessionPath): Promise<SessionOut> {
    const found = await this.reader.find(sessionId);
    return found ? SessionOut.from(found) : orProblem(NOT_FOUND);
  }

  /** Takes no more bookings; those made stand. */
  @Post(':sessionId/closure')
  @Allow('testing.session.close')
  @ApiCreatedResponse({ type: SessionOut })
  async close(@CurrentCaller() caller: Caller, @Param() { sessionId }: SessionPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SessionOut> {
    return this.end(sessionId, closeSession, { caller, idempotencyKey });
  }

  /** It does not take place. 409 `session-booked` once somebody has booked it. */
  @Post(':sessionId/cancellation')
  @Allow('testing.session.close')
  @ApiCreatedResponse({ type: SessionOut })
  async cancel(@CurrentCaller() caller: Caller, @Param() { sessionId }: SessionPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SessionOut> {
    return this.end(sessionId, cancelSession, { caller, idempotencyKey });
  }

  private now = (): string => this.clock.now().toISOString();

  private async end(sessionId: string, decide: Decide<Session, Session>, options: { caller: Caller; idempotencyKey: IdempotencyKey }): Promise<SessionOut> {
    const key = sessionId as SubjectKey;
    return SessionOut.from(orProblem(await this.sessions.change({ id: key, key }, decide, options)));
  }
}

const toSession = ({ startsAt, placeCode, place, seats, languages }: SessionIn) => ({
  id: newId(), startsAt: new Date(startsAt).toISOString(), placeCode, place, seats, languages: languages ?? ['kk' as const, 'ru' as const],
});
