import { type AttestationId, type Caller, type CommissionId, type Decide, type IdempotencyKey, type MeetingId } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, currentContext, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Act, callMeeting, cancelMeeting, changeAgenda, closeMeeting, holdMeeting, type Meeting, type MeetingRoom } from '../domain/meeting.js';
import { signProtocol } from '../domain/protocol.js';
import { type CaseAnswer, decideAgenda } from '../domain/votes.js';
import { AgendaReader } from '../store/agenda.reader.js';
import { MeetingStore } from '../store/meeting.store.js';
import { PaperStore } from '../store/papers/paper.store.js';
import { Queues } from '../store/queues.js';
import { Registers } from '../store/registers.js';
import { CommissionPath, FreeQuery, MeetingPath, SignaturesIn } from './common.dto.js';
import { AgendaOut, AttendanceIn, CaseAnswerOut, CaseAnswersOut, MeetingClosingIn, MeetingIn, MeetingOut, MeetingPage, MeetingsQuery, VotesIn } from './meeting.dto.js';
import { WaitingPage } from './waiting.dto.js';

/** How many cases are decided in one transaction: few enough for others to get in between. */
const AT_ONCE = 50;

type Room = Decide<MeetingRoom, Meeting>;

/** The secretary's work: the waiting list, a meeting with its agenda, attendance and votes, the protocol. */
@ApiTags('commissions')
@Controller('api/v1/commissions/:commissionId')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly papers: PaperStore,
    private readonly queues: Queues,
    private readonly registers: Registers,
    private readonly agendas: AgendaReader,
    private readonly clock: Clock,
  ) {}

  /** The cases that are scored and wait for a meeting. */
  @Get('waiting')
  @Allow('commissions.queue.read')
  @ApiOkResponse({ type: WaitingPage })
  waiting(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath, @Query() { limit = 50, free, ...wish }: FreeQuery): Promise<WaitingPage> {
    return this.queues.meeting(caller, commissionId, { ...wish, limit, free: free === 'true' });
  }

  @Get('meetings')
  @Allow('commissions.meeting.read')
  @ApiOkResponse({ type: MeetingPage })
  list(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath, @Query() { limit = 50, ...wish }: MeetingsQuery): Promise<MeetingPage> {
    return this.registers.meetings(caller, commissionId, { ...wish, limit });
  }

  @Get('meetings/:meetingId')
  @Allow('commissions.meeting.read')
  @ApiOkResponse({ type: MeetingOut })
  async read(@CurrentCaller() caller: Caller, @Param() { meetingId, commissionId }: MeetingPath): Promise<MeetingOut> {
    const meeting = await this.meetings.findFor(caller, meetingId, commissionId);
    return meeting ? MeetingOut.from(meeting) : orProblem(NOT_FOUND);
  }

  /** The cases of a meeting's agenda, in its order: all of them, two hundred at most. */
  @Get('meetings/:meetingId/cases')
  @Allow('commissions.meeting.read')
  @ApiOkResponse({ type: AgendaOut })
  async cases(@CurrentCaller() caller: Caller, @Param() { meetingId, commissionId }: MeetingPath): Promise<AgendaOut> {
    const meeting = await this.meetings.findFor(caller, meetingId, commissionId);
    return meeting ? { items: await this.agendas.of(meetingId) } : orProblem(NOT_FOUND);
  }

  /** Calls a meeting with its agenda. 409 `commission-not-active`, `not-waiting`. */
  @Post('meetings')
  @Allow('commissions.meeting.call')
  @ApiCreatedResponse({ type: MeetingOut })
  async call(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath, @Body() body: MeetingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    const { startsAt, agenda } = body;
    const act = this.act(caller);
    const wanted = { id: newId<MeetingId>(), startsAt, agenda, protocolNumber: await this.meetings.nextProtocolNumber(Number(act.today.slice(0, 4))) };
    const decide: Room = (room) => callMeeting(room, wanted, act);
    return this.changed({ meetingId: wanted.id, commissionId }, agenda, decide, { caller, idempotencyKey, body });
  }

  /** Changes day and agenda of a meeting that is not held yet. 409 `meeting-closed`, `not-waiting`. */
  @Post('meetings/:meetingId/agenda')
  @HttpCode(200)
  @Allow('commissions.meeting.call')
  @ApiOkResponse({ type: MeetingOut })
  reschedule(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Body() body: MeetingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    const act = this.act(caller);
    return this.changed(path, body.agenda, (room) => changeAgenda(room, { startsAt: body.startsAt, agenda: body.agenda }, act), { caller, idempotencyKey, body });
  }

  /** Calls the meeting off: its cases wait for another. */
  @Post('meetings/:meetingId/cancellation')
  @HttpCode(200)
  @Allow('commissions.meeting.call')
  @ApiOkResponse({ type: MeetingOut })
  cancel(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    return this.changed(path, [], cancelMeeting, { caller, idempotencyKey });
  }

  /** Notes who is present. 409 `no-quorum`: fewer than two thirds of the members; `meeting-not-yet`: its day has not come. */
  @Post('meetings/:meetingId/attendance')
  @Allow('commissions.meeting.hold')
  @ApiCreatedResponse({ type: MeetingOut })
  hold(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Body() body: AttendanceIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    const { today } = this.act(caller);
    return this.changed(path, [], (room, ruleSet) => holdMeeting(room, body.present, today, ruleSet), { caller, idempotencyKey, body });
  }

  /**
   * Records the votes on cases of the agenda and what they decide, each case by itself: what is refused says why and holds up nothing else.
   * The same key gives the same answers, also where the first call broke off in the middle.
   */
  @Post('meetings/:meetingId/votes')
  @HttpCode(200)
  @Allow('commissions.meeting.decide')
  @ApiOkResponse({ type: CaseAnswersOut })
  async vote(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Body() body: VotesIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CaseAnswersOut> {
    const act = this.act(caller);
    const answers: CaseAnswer[] = [];
    for (let from = 0; from < body.cases.length; from += AT_ONCE) {
      const votes = body.cases.slice(from, from + AT_ONCE);
      const subject = { id: path.meetingId, key: path.commissionId, also: votes.map(({ attestationId }) => attestationId) };
      const options = { caller, body: votes, idempotencyKey: `${idempotencyKey}/${from}` as IdempotencyKey };
      answers.push(...orProblem(await this.meetings.change(subject, (room: MeetingRoom | undefined) => decideAgenda(room, votes, act), options)));
    }
    const { language = 'kk' } = currentContext();
    return { cases: answers.map((answer) => CaseAnswerOut.from(answer, language)) };
  }

  /** Closes the meeting: its protocol is drafted and takes no further decision; chair and secretary sign it next. 409 `meeting-not-yet`. */
  @Post('meetings/:meetingId/closing')
  @HttpCode(200)
  @Allow('commissions.meeting.close')
  @ApiOkResponse({ type: MeetingOut })
  close(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Body() body: MeetingClosingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    const { today } = this.act(caller);
    const closing = { protocolId: newId(), recording: body.recording ?? null };
    return this.changed(path, [], (room) => closeMeeting(room, closing, today), { caller, idempotencyKey, body });
  }

  /** Takes the chair's or the secretary's signatures over the protocol's bytes; the second puts it in force. 422 `signature-…`; 409 `protocol-not-ready`, `extracts-unsigned`. */
  @Post('meetings/:meetingId/protocol/signature')
  @HttpCode(200)
  @Allow('commissions.protocol.sign')
  @ApiOkResponse({ type: MeetingOut })
  async sign(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Body() body: SignaturesIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    const meeting = await this.meetings.findFor(caller, path.meetingId, path.commissionId);
    if (!meeting) return orProblem(NOT_FOUND);
    const signatures = meeting.protocolId ? orProblem(await this.papers.verify(meeting.protocolId, body, caller.personId)) : [];
    const act = this.act(caller);
    return this.changed(path, meeting.agenda, (room) => signProtocol(room, signatures, act), { caller, idempotencyKey, body });
  }

  private act = ({ personId }: Caller): Act => ({ by: personId, now: this.clock.now().toISOString(), today: this.clock.today() });

  private async changed(
    { meetingId, commissionId }: { meetingId: MeetingId; commissionId: CommissionId }, also: readonly AttestationId[], decide: Room, options: { caller: Caller; idempotencyKey: IdempotencyKey; body?: unknown },
  ): Promise<MeetingOut> {
    return MeetingOut.from(orProblem(await this.meetings.change({ id: meetingId, key: commissionId, also }, decide, options)));
  }
}
