import { Allow, CurrentCaller } from '@attestation/access';
import {
  ORGANISATION_KINDS, refuse, SUBORDINATIONS, type Caller, type IdempotencyKey, type OrganisationId, type PlaceCode, type Subordination,
} from '@attestation/contracts';
import type { Page } from '@attestation/persistence';
import { Idempotency, newId, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { putOrganisation, type Organisation } from '../domain/organisation.js';
import { OrganisationStore } from '../store/organisation.store.js';
import { PeopleStore, type Colleague } from '../store/people.store.js';
import { PageQuery, PLACE_CODE, PlacedQuery, TextsIn } from './common.dto.js';
import { ColleaguePage } from './colleague.dto.js';

export class OrganisationPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  organisationId!: OrganisationId;
}

export class OrganisationIn {
  @ApiProperty({ type: String, description: 'KATO code of where it is' })
  @Matches(PLACE_CODE)
  placeCode!: PlaceCode;

  @ApiProperty({ type: TextsIn })
  @IsObject()
  @ValidateNested()
  @Type(() => TextsIn)
  name!: TextsIn;

  @ApiProperty({ enum: ORGANISATION_KINDS })
  @IsIn(ORGANISATION_KINDS)
  kind!: string;

  @ApiProperty({ enum: SUBORDINATIONS })
  @IsIn(SUBORDINATIONS)
  subordination!: Subordination;

  @ApiProperty()
  @IsBoolean()
  active!: boolean;

  @ApiPropertyOptional({ description: 'It teaches at a penal institution (R-065). Absent: as it is; a new one does not' })
  @IsOptional()
  @IsBoolean()
  penalInstitution?: boolean;
}

export class OrganisationOut extends OrganisationIn {
  @ApiProperty({ format: 'uuid' })
  organisationId!: OrganisationId;
}

export class OrganisationPage {
  @ApiProperty({ type: [OrganisationOut] })
  items!: OrganisationOut[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** Organisations with their subordination and place. */
@ApiTags('directory')
@Controller('api/v1/directory/organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationStore,
    private readonly people: PeopleStore,
  ) {}

  /** Registers an organisation under a new id. 422 `place-unknown`. */
  @Post()
  @Allow('directory.organisation.write')
  @ApiCreatedResponse({ type: OrganisationOut })
  create(@CurrentCaller() caller: Caller, @Body() body: OrganisationIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<OrganisationOut> {
    return this.keep(newId<OrganisationId>(), body, caller, idempotencyKey);
  }

  /** Registers an organisation under this id, or what has changed about it. 422 `place-unknown`. */
  @Put(':organisationId')
  @Allow('directory.organisation.write')
  @ApiOkResponse({ type: OrganisationOut })
  put(
    @CurrentCaller() caller: Caller, @Param() { organisationId }: OrganisationPath, @Body() body: OrganisationIn,
    @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<OrganisationOut> {
    return this.keep(organisationId, body, caller, idempotencyKey);
  }

  /** All organisations, or those at a place and below it. */
  @Get()
  @Allow('directory.organisation.read')
  @ApiOkResponse({ type: OrganisationPage })
  list(@Query() { place, cursor, limit }: PlacedQuery): Promise<Page<Organisation>> {
    return this.organisations.list(place, cursor, limit);
  }

  @Get(':organisationId')
  @Allow('directory.organisation.read')
  @ApiOkResponse({ type: OrganisationOut })
  async one(@Param() { organisationId }: OrganisationPath): Promise<OrganisationOut> {
    const found = await this.organisations.find(organisationId);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    return found;
  }

  /** Who works here today: post, category and its term. For the head and the responsible person, and for whoever stands above. */
  @Get(':organisationId/employments')
  @Allow('directory.employment.read')
  @ApiOkResponse({ type: ColleaguePage })
  async colleagues(@CurrentCaller() caller: Caller, @Param() { organisationId }: OrganisationPath, @Query() page: PageQuery): Promise<Page<Colleague>> {
    const found = await this.people.atOrganisation(caller, organisationId, page);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    return found;
  }

  private async keep(organisationId: OrganisationId, body: OrganisationIn, caller: Caller, idempotencyKey: IdempotencyKey): Promise<OrganisationOut> {
    const { placeCode, kind, subordination, active, penalInstitution, name: { kk, ru, en } } = body;
    const organisation: Organisation = { organisationId, placeCode, kind, subordination, active, name: { kk, ru, en }, penalInstitution: penalInstitution ?? undefined };
    const subject = { id: organisationId, key: organisationId, placeCode };
    return orProblem(
      await this.organisations.change(subject, (entry) => putOrganisation(entry ?? { placeKnown: false }, organisation), { caller, idempotencyKey }),
    );
  }
}
