import { CATEGORIES, type Category, type OrganisationId, type PersonId, type PlaceCode, type PlainDate } from '@attestation/contracts';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { PLACE_CODE } from '../common.dto.js';
import { EmploymentIn } from '../employments.controller.js';
import { OrganisationIn } from '../organisations.controller.js';
import { PersonIn } from '../person.dto.js';
import { PlaceIn } from '../places.controller.js';
import { AssignmentIn } from '../role-assignments.controller.js';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$/u;

/** Every line says where it stands in the file it comes from. */
export class LineIn {
  @ApiProperty({ minimum: 1, description: 'Its number in the file' })
  @IsInt()
  @Min(1)
  line!: number;
}

export class NamesIn {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  nameKk!: string;

  @ApiProperty({ maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  nameRu!: string;

  @ApiProperty({ maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  nameEn!: string;
}

export class PersonNamedIn {
  @ApiPropertyOptional({ description: 'ИИН/ЖСН, twelve digits. It or `personId` is needed' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  personalNumber?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Goes before the number' })
  @IsOptional()
  @IsUUID()
  personId?: PersonId;
}

export class OrganisationNamedIn {
  @ApiPropertyOptional({ maxLength: 60, description: '`code` of the organisation in its table' })
  @IsOptional()
  @Matches(CODE)
  organisationCode?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Goes before the code' })
  @IsOptional()
  @IsUUID()
  organisationId?: OrganisationId;
}

export class PlaceLineIn extends IntersectionType(LineIn, NamesIn, OmitType(PlaceIn, ['name'] as const)) {
  @ApiProperty({ type: String, description: 'KATO code: 2, 4, 6 or 9 digits' })
  @Matches(PLACE_CODE)
  placeCode!: PlaceCode;

  @ApiPropertyOptional({ maxLength: 300, description: 'Where code and name were taken from' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  source?: string;
}

export class OrganisationLineIn extends IntersectionType(LineIn, NamesIn, PickType(OrganisationIn, ['placeCode', 'kind', 'subordination', 'penalInstitution'] as const)) {
  @ApiProperty({ maxLength: 60, description: 'Its code in the register it is taken from, e.g. its БИН: known again by it' })
  @Matches(CODE)
  code!: string;

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organisationId?: OrganisationId;

  @ApiPropertyOptional({ description: 'Absent: as it is; a new one is active' })
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class PersonLineIn extends IntersectionType(LineIn, PersonNamedIn, PickType(PersonIn, ['name'] as const)) {
  @ApiPropertyOptional({ description: 'Absent: as it is; of a new person false' })
  @IsOptional()
  @IsBoolean()
  disability?: boolean;

  @ApiPropertyOptional({ description: 'Absent: as it is; a new person is active' })
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class EmploymentLineIn extends IntersectionType(LineIn, PersonNamedIn, OrganisationNamedIn, OmitType(EmploymentIn, ['personId', 'organisationId', 'subject'] as const)) {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Absent: known again by person, organisation, post and first day' })
  @IsOptional()
  @IsUUID()
  employmentId?: string;

  @ApiPropertyOptional({ maxLength: 120, description: 'Subject taught' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  subject?: string;
}

export class CategoryLineIn extends IntersectionType(LineIn, PersonNamedIn) {
  @ApiProperty({ enum: CATEGORIES })
  @IsIn(CATEGORIES)
  category!: Category;

  @ApiProperty({ type: String, format: 'date', description: 'Day of the order; a category awarded later is never replaced' })
  @IsPlainDate()
  awardedOn!: PlainDate;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Absent: without end' })
  @IsOptional()
  @IsPlainDate()
  validUntil?: PlainDate | null;

  @ApiProperty({ maxLength: 100 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  orderNumber!: string;

  @ApiPropertyOptional({ minimum: 0, maximum: 20, description: 'Confirmations without a test in a row (F-04). Absent: as it is, while the category is the same' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(20)
  consecutiveExemptConfirmations?: number;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'Last day on which she is not admitted to attestation (E.9). Absent: as it is' })
  @IsOptional()
  @IsPlainDate()
  bannedUntil?: PlainDate;
}

export class RoleLineIn extends IntersectionType(LineIn, PersonNamedIn, OrganisationNamedIn, OmitType(AssignmentIn, ['personId', 'organisationId'] as const)) {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Absent: known again by person, role, where it holds and first day' })
  @IsOptional()
  @IsUUID()
  assignmentId?: string;
}
