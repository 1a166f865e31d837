import { Allow, CurrentCaller } from '@attestation/access';
import type { AttestationId, Caller } from '@attestation/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { LETTER_KINDS, LETTER_STATES, type LetterState } from '../domain/letter.js';
import { LetterReader, type KnownLetter } from '../store/letter.reader.js';

export class LettersQuery {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() attestationId?: AttestationId;
  @ApiPropertyOptional({ enum: LETTER_STATES }) @IsOptional() @IsIn(LETTER_STATES) state?: LetterState;
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}

export class LetterOut implements KnownLetter {
  @ApiProperty({ format: 'uuid', description: 'What it tells of, the booking of a test; also in its Message-ID' }) letterId!: string;
  @ApiProperty({ type: String, format: 'uuid' }) attestationId!: AttestationId;
  @ApiProperty({ type: String, format: 'uuid' }) personId!: KnownLetter['personId'];
  @ApiProperty({ enum: LETTER_KINDS }) kind!: KnownLetter['kind'];
  @ApiProperty({ enum: LETTER_STATES, description: 'NO_ADDRESS: the application gives none; CANCELLED: the case was over before it left' }) state!: LetterState;
  @ApiProperty({ format: 'date-time' }) writtenAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was sent or given up' }) settledAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'k…@e….kz', description: 'Masked: the address itself is in the application alone' }) sentTo!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused, or why it still waits, in the mail server’s words' }) reason!: string | null;
  @ApiProperty({ description: 'How often it was tried' }) attempts!: number;
}

export class LettersOut {
  @ApiProperty({ type: [LetterOut] }) items!: LetterOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

/** What became of the letters of a case: sent, waiting, refused and why. */
@ApiTags('integrations')
@Controller('api/v1/integrations/letters')
export class LettersController {
  constructor(private readonly letters: LetterReader) {}

  /** A teacher's own; whoever runs the platform sees all. The newest first. */
  @Get()
  @Allow('integrations.letter.read')
  @ApiOkResponse({ type: LettersOut })
  list(@CurrentCaller() caller: Caller, @Query() query: LettersQuery): Promise<LettersOut> {
    return this.letters.list(caller, query);
  }
}
