import { Allow, CurrentCaller } from '@attestation/access';
import { type Caller, type IdempotencyKey, refuse } from '@attestation/contracts';
import { NOT_FOUND } from '@attestation/persistence';
import { Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { signExtracts } from '../domain/extract.js';
import type { MeetingRoom } from '../domain/meeting.js';
import { MeetingStore } from '../store/meeting.store.js';
import { PaperStore } from '../store/papers/paper.store.js';
import { MeetingPath } from './common.dto.js';
import { ExtractOut, ExtractsLeftOut, ExtractsOut, ExtractsQuery, ExtractsSignedIn } from './extract.dto.js';

/** The extracts of a protocol, which its secretary signs before the protocol itself: many at a time, until none is left. */
@ApiTags('commissions')
@Controller('api/v1/commissions/:commissionId/meetings/:meetingId/extracts')
export class ExtractController {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly papers: PaperStore,
  ) {}

  /** Those that wait for the caller's signature, with their bytes in both languages: signed, others follow. 409 `protocol-not-ready` before the meeting is closed. */
  @Get()
  @Allow('commissions.extract.sign')
  @ApiOkResponse({ type: ExtractsOut })
  async waiting(@CurrentCaller() caller: Caller, @Param() { meetingId, commissionId }: MeetingPath, @Query() { limit }: ExtractsQuery): Promise<ExtractsOut> {
    const meeting = await this.meetings.findFor(caller, meetingId, commissionId);
    if (!meeting) return orProblem(NOT_FOUND);
    if (!meeting.protocolId) return orProblem(refuse('PROTOCOL_NOT_READY'));
    const { items, left } = await this.papers.extractsFor(caller.personId, meeting, limit);
    return { items: items.map((each) => ExtractOut.from(each)), left };
  }

  /** Takes the secretary's signatures over exactly the bytes shown, of all the extracts named or of none. 422 `signature-…`; 409 `protocol-not-ready`. */
  @Post('signatures')
  @HttpCode(200)
  @Allow('commissions.extract.sign')
  @ApiOkResponse({ type: ExtractsLeftOut })
  async sign(@CurrentCaller() caller: Caller, @Param() { meetingId, commissionId }: MeetingPath, @Body() body: ExtractsSignedIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ExtractsLeftOut> {
    if (!(await this.meetings.findFor(caller, meetingId, commissionId))) return orProblem(NOT_FOUND);
    const signed = orProblem(await this.papers.verifyAll(body.items, caller.personId));
    const act = { by: caller.personId };
    const left = await this.meetings.change({ id: meetingId, key: commissionId }, (room: MeetingRoom | undefined) => signExtracts(room, signed, act), { caller, idempotencyKey, body });
    return { left: orProblem(left) };
  }
}
