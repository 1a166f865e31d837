import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey, type PersonId } from '@attestation/contracts';
import type { Page } from '@attestation/persistence';
import { Idempotency, newId, orProblem, refusalProblem, SERVICE_CONTEXT, type ServiceContext } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { putPerson, type Person } from '../domain/person.js';
import { EmploymentStore } from '../store/employment.store.js';
import { NumberVault } from '../store/number-vault.js';
import { PeopleStore, type FoundPerson } from '../store/people.store.js';
import { PersonStore } from '../store/person.store.js';
import { RoleStore } from '../store/role.store.js';
import { EmploymentOut } from './employments.controller.js';
import { AwardOut, NumberIn, PersonIdOut, PersonIn, PersonOut, PersonPage, PersonPath, SearchQuery } from './person.dto.js';
import { AssignmentOut } from './role-assignments.controller.js';
import { withoutNumbers } from './without-number.js';

export class PersonRecordOut extends PersonOut {
  @ApiProperty({ type: AwardOut, nullable: true, description: 'What the category rests on; null: nobody said' })
  award!: AwardOut | null;

  @ApiProperty({ type: [EmploymentOut] })
  employments!: EmploymentOut[];

  @ApiProperty({ type: [AssignmentOut] })
  roles!: AssignmentOut[];
}

/** Persons. A personal number goes in and never comes out here. */
@ApiTags('directory')
@Controller('api/v1/directory/persons')
export class PersonsController {
  constructor(
    private readonly persons: PersonStore,
    private readonly employments: EmploymentStore,
    private readonly roles: RoleStore,
    private readonly people: PeopleStore,
    private readonly vault: NumberVault,
    @Inject(SERVICE_CONTEXT) private readonly service: ServiceContext,
  ) {}

  /** Registers a person under a new id. 409 `personal-number-known`, 422 `personal-number-invalid`. */
  @Post()
  @Allow('directory.person.write')
  @ApiCreatedResponse({ type: PersonOut })
  create(@CurrentCaller() caller: Caller, @Body() body: PersonIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<PersonOut> {
    return this.keep(newId<PersonId>(), body, caller, idempotencyKey);
  }

  /** Registers a person under this id, or what has changed about her. 409 `personal-number-known`, 422 `personal-number-invalid`. */
  @Put(':personId')
  @Allow('directory.person.write')
  @ApiOkResponse({ type: PersonOut })
  put(
    @CurrentCaller() caller: Caller, @Param() { personId }: PersonPath, @Body() body: PersonIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<PersonOut> {
    return this.keep(personId, body, caller, idempotencyKey);
  }

  /** Whose number this is. A POST, so that the number is in no address and no log. */
  @Post('lookup')
  @HttpCode(200)
  @Allow('directory.person.read')
  @ApiOkResponse({ type: PersonIdOut })
  async lookUp(@Body() { personalNumber }: NumberIn): Promise<PersonIdOut> {
    const personId = await this.persons.holderOf(personalNumber);
    if (!personId) throw refusalProblem(refuse('NOT_FOUND'));
    return { personId };
  }

  /** Persons by name, in the order of names: all for the authorised body, for others those who work in their jurisdiction today. */
  @Get()
  @Allow('directory.person.search')
  @ApiOkResponse({ type: PersonPage })
  search(@CurrentCaller() caller: Caller, @Query() { query, ...page }: SearchQuery): Promise<Page<FoundPerson>> {
    return this.people.search(caller, query, page);
  }

  /** The caller's own record. */
  @Get('me')
  @Allow('directory.person.read-self')
  @ApiOkResponse({ type: PersonRecordOut })
  me(@CurrentCaller() { personId }: Caller): Promise<PersonRecordOut> {
    return this.record(personId);
  }

  @Get(':personId')
  @Allow('directory.person.read')
  @ApiOkResponse({ type: PersonRecordOut })
  one(@Param() { personId }: PersonPath): Promise<PersonRecordOut> {
    return this.record(personId);
  }

  private async record(personId: PersonId): Promise<PersonRecordOut> {
    const found = await this.persons.find(personId);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    const [employments, roles] = await Promise.all([this.employments.ofPerson(personId), this.roles.ofPerson(personId)]);
    return { ...found.known, award: found.award ?? null, employments, roles };
  }

  private async keep(personId: PersonId, body: PersonIn, caller: Caller, idempotencyKey: IdempotencyKey): Promise<PersonOut> {
    const { personalNumber, ...fields } = body;
    const person: Person = { ...fields, categoryValidUntil: fields.categoryValidUntil ?? null, personId };
    const command = { person, personalNumber: personalNumber ?? undefined, fixtures: !this.service.config.production };
    const subject = { id: personId, key: personId, personalNumber: command.personalNumber };
    return withoutNumbers(this.vault, (index) => index(body), async () =>
      orProblem(await this.persons.change(subject, (entry) => putPerson(entry ?? {}, command), { caller, idempotencyKey })),
    );
  }
}
