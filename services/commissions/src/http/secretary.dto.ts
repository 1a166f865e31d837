import type { AttestationId, MeetingId, CommissionId, PersonId } from '@attestation/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsUUID, ValidateNested } from 'class-validator';
import type { CaseDecision, CaseFile } from '../domain/case-file.js';
import type { Meeting } from '../domain/meeting.js';

export class CommissionPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() commissionId!: CommissionId;
}
export class MeetingPath extends CommissionPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() meetingId!: MeetingId;
}
export class AgendaPath extends MeetingPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;
}

/** The cases a meeting will decide. */
export class MeetingIn {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  agenda!: AttestationId[];
}

/** Who is present, the secretary not among them. */
export class AttendanceIn {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 99 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(99)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  present!: PersonId[];
}

class VoteIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() memberId!: PersonId;
  @ApiProperty({ description: 'Meets the claimed category' }) @IsBoolean() meets!: boolean;
}

/** The votes of all who are present on one case. */
export class VotesIn {
  @ApiProperty({ type: [VoteIn] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(99)
  @ArrayUnique(({ memberId }: VoteIn) => memberId)
  @ValidateNested({ each: true })
  @Type(() => VoteIn)
  votes!: VoteIn[];

  @ApiProperty({ enum: ['KEEP_CURRENT', 'LOWER_THAN_CURRENT'], description: 'What follows where the votes say that the claimed category is not met' })
  @IsIn(['KEEP_CURRENT', 'LOWER_THAN_CURRENT'])
  otherwise!: 'KEEP_CURRENT' | 'LOWER_THAN_CURRENT';
}

export class MeetingOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) commissionId!: string;
  @ApiProperty({ enum: ['OPEN', 'HELD', 'CLOSED'] }) status!: string;
  @ApiProperty({ type: [String], format: 'uuid' }) agenda!: string[];
  @ApiProperty({ type: [String], format: 'uuid' }) present!: string[];
  @ApiProperty({ nullable: true, type: String }) heldOn!: string | null;
  @ApiProperty() protocolNumber!: string;

  static from(meeting: Meeting): MeetingOut {
    return Object.assign(new MeetingOut(), meeting);
  }
}

export class DecisionOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty() protocolNumber!: string;
  @ApiProperty() decidedOn!: string;
  @ApiProperty({ enum: ['MEETS_CLAIMED', 'NOT_MEETS_CLAIMED'] }) decision!: string;
  @ApiProperty({ nullable: true, type: String, enum: ['KEEP_CURRENT', 'LOWER_THAN_CURRENT', null] }) subDecision!: string | null;
  @ApiProperty() awardedCategory!: string;
  @ApiProperty() outcome!: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) reasons!: CaseDecision['reasons'];

  static from({ attestationId, decision }: CaseFile): DecisionOut {
    const { meetingId: _, ...shown } = decision as CaseDecision;
    return Object.assign(new DecisionOut(), { attestationId, ...shown });
  }
}

export class WaitingOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty({ nullable: true, type: String }) total!: string | null;
  @ApiProperty({ description: 'Last day on which a decision is in time' }) due!: string;
}
export class WaitingPage {
  @ApiProperty({ type: [WaitingOut] }) items!: WaitingOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
}
