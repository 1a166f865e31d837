import { CATEGORIES, type AttestationId, type Category, type CommissionId, type Language, type PersonId } from '@attestation/contracts';
import { IsInstant, refusalProblem } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import type { CaseDecision } from '../domain/case-file.js';
import type { Meeting } from '../domain/meeting.js';
import type { CaseAnswer } from '../domain/votes.js';
import type { AgendaCase } from '../store/agenda.reader.js';
import type { ListedMeeting } from '../store/registers.js';
import { PageQuery, ReasonOut } from './common.dto.js';

const MAX_CASES = 200;
const MAX_MEMBERS = 99;
const STATUSES = ['CALLED', 'HELD', 'CLOSED', 'SIGNED', 'CANCELLED'] as const;

/** When a meeting begins and which cases it will decide. */
export class MeetingIn {
  @ApiProperty({ format: 'date-time', example: '2025-05-20T15:00:00+05:00' })
  @IsInstant()
  startsAt!: string;

  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: MAX_CASES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CASES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  agenda!: AttestationId[];
}

/** Who is present, the secretary not among them. */
export class AttendanceIn {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: MAX_MEMBERS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_MEMBERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  present!: PersonId[];
}

class VotesOnIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() attestationId!: AttestationId;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Members who vote that the claimed category is met' })
  @IsArray()
  @ArrayMaxSize(MAX_MEMBERS)
  @IsUUID(undefined, { each: true })
  inFavour!: PersonId[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'Members who vote against; who is present and in neither list abstains' })
  @IsArray()
  @ArrayMaxSize(MAX_MEMBERS)
  @IsUUID(undefined, { each: true })
  against!: PersonId[];

  @ApiProperty({ enum: ['KEEP_CURRENT', 'LOWER_THAN_CURRENT'], description: 'What follows where the votes say that the claimed category is not met' })
  @IsIn(['KEEP_CURRENT', 'LOWER_THAN_CURRENT'])
  otherwise!: 'KEEP_CURRENT' | 'LOWER_THAN_CURRENT';

  @ApiPropertyOptional({ enum: CATEGORIES, description: 'Asked only where the law leaves a choice of lower categories' })
  @IsOptional()
  @IsIn(CATEGORIES)
  awardedCategory?: Category;
}

/** The votes on the cases of an agenda. Each case is decided by itself: one that cannot be holds up nobody else. */
export class VotesIn {
  @ApiProperty({ type: [VotesOnIn], minItems: 1, maxItems: MAX_CASES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CASES)
  @ArrayUnique(({ attestationId }: VotesOnIn) => attestationId)
  @ValidateNested({ each: true })
  @Type(() => VotesOnIn)
  cases!: VotesOnIn[];
}

/** How the meeting was recorded. */
export class MeetingClosingIn {
  @ApiPropertyOptional({ maxLength: 500, description: 'Where the audio or video recording is kept' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  recording?: string;
}

export class MeetingOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) commissionId!: string;
  @ApiProperty({ enum: STATUSES }) status!: string;
  @ApiProperty() startsAt!: string;
  @ApiProperty({ type: [String], format: 'uuid' }) agenda!: string[];
  @ApiProperty({ type: [String], format: 'uuid' }) present!: string[];
  @ApiProperty({ nullable: true, type: String }) heldOn!: string | null;
  @ApiProperty() protocolNumber!: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: 'Of the document, once the meeting is closed' }) protocolId!: string | null;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Who has signed the protocol' }) signedBy!: string[];
  @ApiProperty({ nullable: true, type: String }) recording!: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Until when the recording is kept at least' }) recordingKeptUntil!: string | null;

  static from({ signatures, composition: _, ...meeting }: Meeting): MeetingOut {
    return Object.assign(new MeetingOut(), { ...meeting, signedBy: [...new Set(signatures.map(({ by }) => by))] });
  }
}

class DecisionOut {
  @ApiProperty() protocolNumber!: string;
  @ApiProperty() decidedOn!: string;
  @ApiProperty({ enum: ['MEETS_CLAIMED', 'NOT_MEETS_CLAIMED'] }) decision!: string;
  @ApiProperty({ nullable: true, type: String, enum: ['KEEP_CURRENT', 'LOWER_THAN_CURRENT', null] }) subDecision!: string | null;
  @ApiProperty({ enum: CATEGORIES }) awardedCategory!: string;
  @ApiProperty() outcome!: string;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];

  static from({ meetingId: _, testExempt: __, ...shown }: CaseDecision): DecisionOut {
    return Object.assign(new DecisionOut(), shown);
  }
}

class RefusalOut {
  @ApiProperty({ example: 'urn:ustaz:problem:no-quorum' }) type!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'The status it would have as an answer by itself' }) status!: number;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

export class CaseAnswerOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ nullable: true, type: DecisionOut, description: 'null: refused' }) decision!: DecisionOut | null;
  @ApiProperty({ nullable: true, type: RefusalOut, description: 'null: decided' }) refusal!: RefusalOut | null;

  static from(answer: CaseAnswer, language: Language): CaseAnswerOut {
    const decision = 'decision' in answer ? DecisionOut.from(answer.decision) : null;
    const refusal = 'refusal' in answer ? refusalOut({ ok: false, ...answer.refusal }, language) : null;
    return Object.assign(new CaseAnswerOut(), { attestationId: answer.attestationId, decision, refusal });
  }
}

/** A refusal as it would read as an answer by itself. */
export function refusalOut(refusal: Parameters<typeof refusalProblem>[0], language: Language): RefusalOut {
  const { content } = refusalProblem(refusal);
  const type = `urn:ustaz:problem:${content.code.toLowerCase().replaceAll('_', '-')}`;
  return Object.assign(new RefusalOut(), { type, title: content.title[language], status: content.status, reasons: refusal.reasons });
}

export class CaseAnswersOut {
  @ApiProperty({ type: [CaseAnswerOut] }) cases!: CaseAnswerOut[];
}

class AgendaDecisionOut {
  @ApiProperty({ enum: ['MEETS_CLAIMED', 'NOT_MEETS_CLAIMED'] }) decision!: 'MEETS_CLAIMED' | 'NOT_MEETS_CLAIMED';
  @ApiProperty({ nullable: true, type: String, enum: ['KEEP_CURRENT', 'LOWER_THAN_CURRENT', null] }) subDecision!: 'KEEP_CURRENT' | 'LOWER_THAN_CURRENT' | null;
  @ApiProperty({ enum: CATEGORIES }) awardedCategory!: Category;
  @ApiProperty() outcome!: string;
}

/** A case of the agenda, as the secretary calls it. */
export class AgendaCaseOut implements Record<keyof AgendaCase, unknown> {
  @ApiProperty({ format: 'uuid', type: String }) attestationId!: AttestationId;
  @ApiProperty() teacher!: string;
  @ApiProperty() post!: string;
  @ApiProperty() claimedCategory!: string;
  @ApiProperty() currentCategory!: string;
  @ApiProperty({ nullable: true, type: String, description: 'Of the sheets together' }) score!: string | null;
  @ApiProperty({ nullable: true, type: Boolean, description: 'The portfolio meets the claimed category' }) meets!: boolean | null;
  @ApiProperty({ type: [String], format: 'uuid', description: 'Members who take no part: recused, or the teacher herself' }) excluded!: PersonId[];
  @ApiProperty({ nullable: true, type: AgendaDecisionOut, description: 'null: not decided in this meeting' }) decision!: AgendaDecisionOut | null;
}
export class AgendaOut {
  @ApiProperty({ type: [AgendaCaseOut] }) items!: AgendaCaseOut[];
}

export class MeetingsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATUSES }) @IsOptional() @IsIn(STATUSES) status?: string;
}

class ListedMeetingOut implements ListedMeeting {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid', type: String }) commissionId!: CommissionId;
  @ApiProperty({ enum: STATUSES }) status!: string;
  @ApiProperty() startsAt!: string;
  @ApiProperty({ nullable: true, type: String }) heldOn!: ListedMeeting['heldOn'];
  @ApiProperty() protocolNumber!: string;
  @ApiProperty({ description: 'On the agenda' }) cases!: number;
  @ApiProperty() decided!: number;
}
export class MeetingPage {
  @ApiProperty({ type: [ListedMeetingOut] }) items!: ListedMeetingOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
  @ApiProperty({ description: 'Of the whole list, on all its pages' }) total!: number;
}
