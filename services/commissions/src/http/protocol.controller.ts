import type { Caller } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Registers } from '../store/registers.js';
import { PageQuery } from './common.dto.js';
import { MeetingPage } from './meeting.dto.js';

/** What chair and secretary have to sign, of all their commissions. */
@ApiTags('commissions')
@Controller('api/v1/commissions/protocols')
export class ProtocolController {
  constructor(private readonly registers: Registers) {}

  /** The closed meetings whose protocol waits for the caller's signature, the newest first. */
  @Get()
  @Allow('commissions.protocol.sign')
  @ApiOkResponse({ type: MeetingPage })
  unsigned(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<MeetingPage> {
    return this.registers.unsigned(caller, cursor, limit);
  }
}
