import { Allow, CurrentCaller } from '@attestation/access';
import { POSITION_GROUPS, SHEET_POSITIONS, type Caller, type IdempotencyKey, type OrganisationId, type PersonId, type PlainDate, type SheetPosition } from '@attestation/contracts';
import { Idempotency, IsPlainDate, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { putEmployment, type Employment } from '../domain/employment.js';
import { EmploymentStore } from '../store/employment.store.js';

export class EmploymentPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  employmentId!: string;
}

export class EmploymentIn {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId!: PersonId;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organisationId!: OrganisationId;

  @ApiProperty({ maxLength: 200, description: 'As in the work record' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  post!: string;

  @ApiProperty({ enum: POSITION_GROUPS, description: 'By which test and criteria are chosen' })
  @IsIn(POSITION_GROUPS)
  positionGroup!: string;

  @ApiPropertyOptional({ type: String, enum: [...SHEET_POSITIONS, null], nullable: true, description: 'Where the notes to the score sheet name it (X-076); null: the group says all. Absent: as it is' })
  @IsOptional()
  @IsIn(SHEET_POSITIONS)
  position?: SheetPosition | null;

  @ApiProperty({ maxLength: 120, description: 'Subject taught' })
  @IsString()
  @MaxLength(120)
  subject!: string;

  @ApiProperty({ format: 'date' })
  @IsPlainDate()
  from!: PlainDate;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @IsPlainDate()
  to!: PlainDate | null;

  @ApiProperty({ minimum: 0, description: 'Full years of pedagogical service on `serviceAsOf`' })
  @IsInt()
  @Min(0)
  @Max(80)
  serviceYears!: number;

  @ApiProperty({ minimum: 0, maximum: 11 })
  @IsInt()
  @Min(0)
  @Max(11)
  serviceMonths!: number;

  @ApiProperty({ format: 'date' })
  @IsPlainDate()
  serviceAsOf!: PlainDate;
}

export class EmploymentOut extends EmploymentIn {
  @ApiProperty({ format: 'uuid' })
  employmentId!: string;
}

/** Posts of persons at organisations. */
@ApiTags('directory')
@Controller('api/v1/directory/employments')
export class EmploymentsController {
  constructor(private readonly employments: EmploymentStore) {}

  /** Registers an employment under a new id. 422 `person-unknown`, `organisation-unknown`, `term-invalid`. */
  @Post()
  @Allow('directory.employment.write')
  @ApiCreatedResponse({ type: EmploymentOut })
  create(@CurrentCaller() caller: Caller, @Body() body: EmploymentIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<EmploymentOut> {
    return this.keep(newId(), body, caller, idempotencyKey);
  }

  /** Registers an employment under this id, or what has changed about it. 422 `person-unknown`, `organisation-unknown`, `term-invalid`. */
  @Put(':employmentId')
  @Allow('directory.employment.write')
  @ApiOkResponse({ type: EmploymentOut })
  put(
    @CurrentCaller() caller: Caller, @Param() { employmentId }: EmploymentPath, @Body() body: EmploymentIn,
    @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<EmploymentOut> {
    return this.keep(employmentId, body, caller, idempotencyKey);
  }

  private async keep(employmentId: string, body: EmploymentIn, caller: Caller, idempotencyKey: IdempotencyKey): Promise<EmploymentOut> {
    const employment: Employment = { ...body, to: body.to ?? null, employmentId };
    const subject = { id: employmentId, key: body.personId, organisationId: body.organisationId };
    const nothing = { personKnown: false, organisationKnown: false };
    return orProblem(await this.employments.change(subject, (entry) => putEmployment(entry ?? nothing, employment), { caller, idempotencyKey }));
  }
}
