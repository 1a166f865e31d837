import { Allow, allowedActs, CurrentCaller, RoleAssignments, type Act } from '@attestation/access';
import { ROLES, type Caller, type CommissionId, type OrganisationId, type PlaceCode, type Role } from '@attestation/contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { RightsReader, type Held } from '../store/rights.reader.js';
import { TextsIn } from './common.dto.js';

class HeldOut implements Held {
  @ApiProperty({ enum: ROLES, enumName: 'Role' })
  role!: Role;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  organisationId!: OrganisationId | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  commissionId!: CommissionId | null;

  @ApiProperty({ type: String, nullable: true })
  placeCode!: PlaceCode | null;

  @ApiProperty({ type: TextsIn, nullable: true, description: 'Of the organisation or the place; null: of the whole country, or a commission' })
  name!: Held['name'];
}

export class RightsOut {
  @ApiProperty({ type: String, nullable: true, description: 'null: the register of persons does not know the account' })
  name!: string | null;

  @ApiProperty({ type: [HeldOut], description: 'What the caller is today, and where' })
  roles!: HeldOut[];

  @ApiProperty({ type: [String], description: 'The acts one of the roles allows somewhere; each service still judges where' })
  acts!: Act[];
}

/** What a page may offer to whoever is signed in: the same table that guards the doors. */
@ApiTags('directory')
@Controller('api/v1/directory/persons/me/rights')
export class RightsController {
  constructor(
    private readonly assignments: RoleAssignments,
    private readonly reader: RightsReader,
  ) {}

  @Get()
  @Allow('directory.person.read-self')
  @ApiOkResponse({ type: RightsOut })
  async mine(@CurrentCaller() { personId }: Caller): Promise<RightsOut> {
    const assignments = await this.assignments.of(personId);
    const { name, roles } = await this.reader.of(personId, assignments);
    return { name, roles, acts: allowedActs(assignments) };
  }
}
