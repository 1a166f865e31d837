import { COMMISSION_LEVELS, type CommissionLevel, type Language, type OrganisationId, type PersonId, type PlaceCode, type PlainDate } from '@attestation/contracts';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { CAPACITIES, type Approved, type Capacity, type Commission } from '../domain/commission.js';
import type { Named } from '../store/commission-names.js';
import { PageQuery, ReasonOut } from './common.dto.js';

class RepresentativeIn {
  @ApiProperty({ format: 'uuid' }) @IsUUID() personId!: PersonId;
  @ApiProperty({ enum: CAPACITIES.slice(1), description: 'As what the person sits; asked for neither category nor service' })
  @IsIn(CAPACITIES.slice(1))
  capacity!: Capacity;
}

/** Who sits on a commission, by an order. Teachers and representatives together are its members; the secretary is none. */
export class CompositionIn {
  @ApiProperty({ type: [String], format: 'uuid', minItems: 1, maxItems: 99, description: 'Members who are teachers' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(99)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  memberIds!: PersonId[];

  @ApiPropertyOptional({ type: [RepresentativeIn], maxItems: 99 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(99)
  @ArrayUnique(({ personId }: RepresentativeIn) => personId)
  @ValidateNested({ each: true })
  @Type(() => RepresentativeIn)
  representatives?: RepresentativeIn[];

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  secretaryId!: PersonId;

  @ApiProperty({ description: 'Number of the order that approves the composition', maxLength: 60 })
  @IsString()
  @Length(1, 60)
  orderNumber!: string;
}

export const membersOf = ({ memberIds, representatives = [] }: CompositionIn): { personId: PersonId; capacity: Capacity }[] => [
  ...memberIds.map((personId) => ({ personId, capacity: 'TEACHER' as const })),
  ...representatives.map(({ personId, capacity }) => ({ personId, capacity })),
];

/** A commission as the head of its attesting body approves it. */
export class CommissionIn extends CompositionIn {
  @ApiProperty({ enum: COMMISSION_LEVELS })
  @IsIn(COMMISSION_LEVELS)
  level!: CommissionLevel;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of the level ORG: whose commission it is' })
  @ValidateIf(({ level, organisationId }: CommissionIn) => level === 'ORG' || organisationId !== undefined)
  @IsUUID()
  organisationId?: OrganisationId;

  @ApiPropertyOptional({ type: String, example: '1110', description: 'Of the levels DISTRICT and REGION: whose commission it is' })
  @ValidateIf(({ level, placeCode }: CommissionIn) => level === 'DISTRICT' || level === 'REGION' || placeCode !== undefined)
  @Matches(/^\d{2,9}$/)
  placeCode?: PlaceCode;

  @ApiProperty({ format: 'date', description: 'First day of its year', example: '2025-03-17' })
  @IsPlainDate()
  from!: PlainDate;
}

class BallotIn {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId!: PersonId;

  @ApiProperty({ minimum: 0, maximum: 99 })
  @IsInt()
  @Min(0)
  @Max(99)
  votes!: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 9, description: 'How many terms in a row this person has just been chair, where the platform does not know it' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(9)
  termsInRow?: number;
}

/** The result of the secret ballot at the first meeting. */
export class ChairIn {
  @ApiProperty({ minimum: 1, maximum: 99, description: 'Members who voted' })
  @IsInt()
  @Min(1)
  @Max(99)
  present!: number;

  @ApiProperty({ type: [BallotIn] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(99)
  @ArrayUnique(({ personId }: BallotIn) => personId)
  @ValidateNested({ each: true })
  @Type(() => BallotIn)
  ballots!: BallotIn[];
}

export class CommissionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: COMMISSION_LEVELS }) @IsOptional() @IsIn(COMMISSION_LEVELS) level?: CommissionLevel;
}

class SeatOut {
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ description: 'Empty while the registers have not told it' }) name!: string;
  @ApiProperty({ enum: CAPACITIES }) capacity!: Capacity;
}

export class CommissionOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'How the attesting body is called, in the reader’s language' }) name!: string;
  @ApiProperty({ enum: COMMISSION_LEVELS }) level!: CommissionLevel;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) organisationId!: string | null;
  @ApiProperty({ nullable: true, type: String, example: '1110' }) placeCode!: string | null;
  @ApiProperty({ type: [String], format: 'uuid' }) memberIds!: string[];
  @ApiProperty({ type: [SeatOut], description: 'The members by name, in the order of `memberIds`' }) members!: SeatOut[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'As what those sit who are no teachers, by person' }) capacities!: Record<string, string>;
  @ApiProperty({ format: 'uuid' }) secretaryId!: string;
  @ApiProperty() secretary!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) chairId!: string | null;
  @ApiProperty({ enum: ['APPROVED', 'ACTIVE'] }) status!: string;
  @ApiProperty() orderNumber!: string;
  @ApiProperty({ example: '2025-03-17' }) from!: string;
  @ApiProperty({ example: '2026-03-16' }) to!: string;

  static from({ body, ...shown }: Commission, { name, person }: Named, language: Language): CommissionOut {
    const members = shown.memberIds.map((personId) => ({ personId, name: person(personId), capacity: shown.capacities[personId] ?? 'TEACHER' }));
    return Object.assign(new CommissionOut(), { ...body, ...shown, name: name[language], members, secretary: person(shown.secretaryId) });
  }
}

/** The commission with what the law warns of; above the organisation a member attested meanwhile is a warning. */
export class ApprovedOut extends CommissionOut {
  @ApiProperty({ type: [ReasonOut] }) warnings!: ReasonOut[];

  static of({ commission, warnings }: Approved, named: Named, language: Language): ApprovedOut {
    return Object.assign(new ApprovedOut(), { ...CommissionOut.from(commission, named, language), warnings });
  }
}

export class CommissionPage {
  @ApiProperty({ type: [CommissionOut] }) items!: CommissionOut[];
  @ApiProperty({ nullable: true, type: String }) next!: string | null;
  @ApiProperty({ description: 'Of the whole list, on all its pages' }) total!: number;
}
