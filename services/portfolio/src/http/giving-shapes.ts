import { REFUSALS, type PersonId, type WorkItemId } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsString, IsUUID, Length } from 'class-validator';

const AT_ONCE = 100;

export class GivingIn {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: AT_ONCE, description: 'The checks, one or many' })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(AT_ONCE) @ArrayUnique() @IsUUID(undefined, { each: true })
  workItemIds!: WorkItemId[];

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Who is to check them; null: whoever comes; absent: the caller takes them' })
  @IsOptional() @IsUUID()
  personId?: PersonId | null;

  @ApiPropertyOptional({ minLength: 3, maxLength: 500, description: 'Needed where they go into other hands or out of them; the time-line tells it' })
  @IsOptional() @IsString() @Length(3, 500)
  reason?: string;
}

export class GivenOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ enum: Object.keys(REFUSALS), nullable: true, type: String, description: 'Why it was not given; null: it was' }) refused!: string | null;
  @ApiProperty({ nullable: true, type: String }) refusedText!: string | null;
}
export class GivingOut {
  @ApiProperty({ description: 'How many were given' }) given!: number;
  @ApiProperty({ type: [GivenOut] }) items!: GivenOut[];
}

export class ColleagueOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: not known yet' }) name!: string | null;
}
export class AssessmentColleaguesOut {
  @ApiProperty({ type: [ColleagueOut] }) items!: ColleagueOut[];
}
