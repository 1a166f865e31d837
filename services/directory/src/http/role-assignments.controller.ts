import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, ROLES, type Caller, type IdempotencyKey, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type Role } from '@attestation/contracts';
import { Idempotency, IsPlainDate, newId, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { assignRole, endRole, type Assignment, type AssignmentEntry } from '../domain/role-assignment.js';
import { RoleStore } from '../store/role.store.js';
import { PLACE_CODE } from './common.dto.js';

export class AssignmentPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  assignmentId!: string;
}

export class AssignmentIn {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  personId!: PersonId;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Where it holds: an organisation, or a place, or neither (the whole country)' })
  @IsOptional()
  @IsUUID()
  organisationId!: OrganisationId | null;

  @ApiProperty({ type: String, nullable: true, description: 'KATO code: that place and all below it' })
  @IsOptional()
  @Matches(PLACE_CODE)
  placeCode!: PlaceCode | null;

  @ApiProperty({ type: String, nullable: true, description: 'The head’s order; the role RESPONSIBLE_PERSON needs one (R-041)' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  orderNumber!: string | null;

  @ApiProperty({ format: 'date', description: 'First day' })
  @IsPlainDate()
  from!: PlainDate;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null: without end' })
  @IsOptional()
  @IsPlainDate()
  to!: PlainDate | null;
}

export class AssignmentOut extends AssignmentIn {
  @ApiProperty({ format: 'uuid' })
  assignmentId!: string;
}

export class EndIn {
  @ApiProperty({ format: 'date', description: 'The first day on which it no longer holds' })
  @IsPlainDate()
  endedOn!: PlainDate;
}

export class EndedOut extends EndIn {
  @ApiProperty({ format: 'uuid' })
  assignmentId!: string;
}

const NOTHING: AssignmentEntry = { personKnown: false, organisationKnown: false };

/** Who is what, where, for how long. */
@ApiTags('directory')
@Controller('api/v1/directory/role-assignments')
export class RoleAssignmentsController {
  constructor(private readonly roles: RoleStore) {}

  /** Gives a role under a new id. 422 `role-not-assignable`, `person-unknown`, `organisation-unknown`, `place-unknown`, `term-invalid`, `order-number-missing`. */
  @Post()
  @Allow('directory.role.assign')
  @ApiCreatedResponse({ type: AssignmentOut })
  create(@CurrentCaller() caller: Caller, @Body() body: AssignmentIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<AssignmentOut> {
    return this.keep(newId(), body, caller, idempotencyKey);
  }

  /** Gives a role under this id, or changes its term. As for a new one, and 409 `role-ended`. */
  @Put(':assignmentId')
  @Allow('directory.role.assign')
  @ApiOkResponse({ type: AssignmentOut })
  put(
    @CurrentCaller() caller: Caller, @Param() { assignmentId }: AssignmentPath, @Body() body: AssignmentIn,
    @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<AssignmentOut> {
    return this.keep(assignmentId, body, caller, idempotencyKey);
  }

  /** Ends a role early; ended twice, the first day stays. 422 `term-invalid`. */
  @Post(':assignmentId/end')
  @HttpCode(200)
  @Allow('directory.role.assign')
  @ApiOkResponse({ type: EndedOut })
  async end(
    @CurrentCaller() caller: Caller, @Param() { assignmentId }: AssignmentPath, @Body() { endedOn }: EndIn,
    @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<EndedOut> {
    const known = await this.roles.find(assignmentId);
    if (!known) throw refusalProblem(refuse('NOT_FOUND'));
    const subject = { id: assignmentId, key: known.personId };
    return orProblem(await this.roles.change(subject, (entry) => endRole(entry ?? NOTHING, endedOn), { caller, idempotencyKey }));
  }

  private async keep(assignmentId: string, body: AssignmentIn, caller: Caller, idempotencyKey: IdempotencyKey): Promise<AssignmentOut> {
    const { personId, role, organisationId = null, placeCode = null, orderNumber = null, from, to = null } = body;
    const assignment: Assignment = { assignmentId, personId, role, organisationId, placeCode, orderNumber, from, to };
    const subject = { id: assignmentId, key: personId, organisationId, placeCode };
    return orProblem(await this.roles.change(subject, (entry) => assignRole(entry ?? NOTHING, assignment), { caller, idempotencyKey }));
  }
}
