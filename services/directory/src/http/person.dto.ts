import { CATEGORIES, type Category, type OrganisationId, type PersonId, type PlainDate, type Texts } from '@attestation/contracts';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PageQuery, TextsIn } from './common.dto.js';

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

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Last day on which she is not admitted to attestation (E.9). Absent: as it is; null: no ban' })
  @IsOptional()
  @IsPlainDate()
  bannedUntil?: PlainDate | null;
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

/** The order a category rests on. */
export class AwardOut {
  @ApiProperty({ type: String, format: 'date' })
  awardedOn!: PlainDate;

  @ApiProperty()
  orderNumber!: string;
}

export class PostOut {
  @ApiProperty({ format: 'uuid' })
  organisationId!: OrganisationId;

  @ApiProperty({ type: TextsIn })
  organisation!: Texts;

  @ApiProperty()
  post!: string;
}

/** What is shown of a person to whoever may look her up. */
export class PersonFoundOut extends PickType(PersonOut, ['personId', 'name', 'currentCategory', 'categoryValidUntil', 'active'] as const) {
  @ApiProperty({ type: [PostOut], description: 'Where she works today, within the caller’s jurisdiction' })
  posts!: PostOut[];
}

export class PersonPage {
  @ApiProperty({ type: [PersonFoundOut] })
  items!: PersonFoundOut[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

export class SearchQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200, description: 'Beginnings of words of the name, in any order; қ and к, ә and а, ұ, ү and у, і and и, ң and н, ө and о, ғ and г, һ and х are the same' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  query?: string;
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
