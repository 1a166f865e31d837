import { CATEGORIES, type Category, type PersonId, type PlainDate } from '@attestation/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { IsPlainDate } from './common.dto.js';

export class PersonPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId!: PersonId;
}

class PersonFields {
  @ApiProperty({ maxLength: 200, description: 'As in the identity document' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiProperty({ enum: CATEGORIES })
  @IsIn(CATEGORIES)
  currentCategory!: Category;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsPlainDate()
  categoryValidUntil!: PlainDate | null;

  @ApiProperty({ minimum: 0, description: 'Confirmations without a test in a row (F-04)' })
  @IsInt()
  @Min(0)
  @Max(20)
  consecutiveExemptConfirmations!: number;

  @ApiProperty()
  @IsBoolean()
  disability!: boolean;

  @ApiProperty()
  @IsBoolean()
  active!: boolean;
}

export class PersonIn extends PersonFields {
  @ApiPropertyOptional({ description: 'ИИН/ЖСН, twelve digits; only ever in a body. Absent: the one on record stays' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  personalNumber?: string;
}

export class PersonOut extends PersonFields {
  @ApiProperty({ format: 'uuid' })
  personId!: PersonId;
}

export class PersonPage {
  @ApiProperty({ type: [PersonOut] })
  items!: PersonOut[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

export class NumberIn {
  @ApiProperty({ description: 'ИИН/ЖСН, twelve digits' })
  @IsString()
  @MaxLength(20)
  personalNumber!: string;
}

export class PersonIdOut {
  @ApiProperty({ format: 'uuid' })
  personId!: PersonId;
}
