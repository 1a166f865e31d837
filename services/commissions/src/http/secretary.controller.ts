import type { Caller, Decide, IdempotencyKey, MeetingId } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaseFile } from '../domain/case-file.js';
import { decideCase } from '../domain/decision.js';
import { closeMeeting, holdMeeting, type Meeting, openMeeting } from '../domain/meeting.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';
import { MeetingStore } from '../store/meeting.store.js';
import { PageQuery } from './member.dto.js';
import { AgendaPath, AttendanceIn, CommissionPath, DecisionOut, MeetingIn, MeetingOut, MeetingPath, VotesIn, WaitingPage } from './secretary.dto.js';

/** The secretary's work: the queue of cases, a meeting with its agenda, attendance and votes, the protocol. */
@ApiTags('commissions')
@Controller('api/v1/commissions/:commissionId')
export class CommissionSecretaryController {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly commissions: CommissionStore,
    private readonly files: CaseFileStore,
    private readonly clock: Clock,
  ) {}

  /** The cases that are scored and wait for a meeting. */
  @Get('waiting')
  @Allow('commissions.queue.read')
  @ApiOkResponse({ type: WaitingPage })
  waiting(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath, @Query() { cursor, limit = 50 }: PageQuery): Promise<WaitingPage> {
    return this.files.waiting(caller, commissionId, cursor, limit);
  }

  /** Opens a meeting with its agenda. 409 `commission-not-active`. */
  @Post('meetings')
  @Allow('commissions.meeting.open')
  @ApiCreatedResponse({ type: MeetingOut })
  async open(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath, @Body() body: MeetingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    const commission = await this.commissions.findFor(caller, commissionId);
    const today = this.clock.today();
    const protocolNumber = await this.meetings.nextProtocolNumber(Number(today.slice(0, 4)));
    const wanted = { id: newId<MeetingId>(), commissionId, agenda: body.agenda, protocolNumber };
    const decide: Decide<Meeting, Meeting> = (existing) => openMeeting(existing, wanted, commission, today);
    return MeetingOut.from(orProblem(await this.meetings.change({ id: wanted.id, key: commissionId }, decide, { caller, idempotencyKey, body })));
  }

  /** Notes who is present. 409 `no-quorum`: fewer than two thirds of the members. */
  @Post('meetings/:meetingId/attendance')
  @Allow('commissions.meeting.hold')
  @ApiCreatedResponse({ type: MeetingOut })
  async hold(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Body() body: AttendanceIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    const commission = await this.commissions.findFor(caller, path.commissionId);
    if (!commission) return orProblem(NOT_FOUND);
    const decide: Decide<Meeting, Meeting> = (meeting, ruleSet) => holdMeeting(meeting, commission, body.present, this.clock.today(), ruleSet);
    return MeetingOut.from(orProblem(await this.meetings.change({ id: path.meetingId, key: path.commissionId }, decide, { caller, idempotencyKey, body })));
  }

  /** Records the votes on one case and what they decide. 409 `decision-not-permitted` shows why the rules do not allow it. */
  @Post('meetings/:meetingId/decisions/:attestationId')
  @Allow('commissions.meeting.decide')
  @ApiCreatedResponse({ type: DecisionOut })
  async decide(@CurrentCaller() caller: Caller, @Param() path: AgendaPath, @Body() body: VotesIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<DecisionOut> {
    const [commission, meeting] = await Promise.all([this.commissions.findFor(caller, path.commissionId), this.meetings.find(path.meetingId, path.commissionId)]);
    if (!commission) return orProblem(NOT_FOUND);
    const sitting = { meeting, commission, ballots: body.votes, otherwise: body.otherwise, now: this.clock.now().toISOString(), today: this.clock.today() };
    const decide: Decide<CaseFile, CaseFile> = (file, ruleSet) => decideCase(file, sitting, ruleSet);
    return DecisionOut.from(orProblem(await this.files.change({ id: path.attestationId, key: path.attestationId }, decide, { caller, idempotencyKey, body })));
  }

  /** Closes the meeting: its protocol takes no further decision. */
  @Post('meetings/:meetingId/closing')
  @HttpCode(200)
  @Allow('commissions.meeting.close')
  @ApiOkResponse({ type: MeetingOut })
  async close(@CurrentCaller() caller: Caller, @Param() path: MeetingPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<MeetingOut> {
    return MeetingOut.from(orProblem(await this.meetings.change({ id: path.meetingId, key: path.commissionId }, closeMeeting, { caller, idempotencyKey })));
  }
}
