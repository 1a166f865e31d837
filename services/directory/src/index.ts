import { ACCESS_MIGRATIONS, access } from '@attestation/access';
import type { RuleSetId } from '@attestation/contracts';
import { events } from '@attestation/events';
import { NAME_MIGRATIONS, persistence } from '@attestation/persistence';
import { SERVICE_CONTEXT, type ServiceContext, type ServiceDefinition } from '@attestation/service-kit';
import { bootstrap, Bootstrap } from './bootstrap.js';
import { AwardsEvents } from './events/awards.events.js';
import { EmploymentsController } from './http/employments.controller.js';
import { ImportsController } from './http/imports/imports.controller.js';
import { OrganisationsController } from './http/organisations.controller.js';
import { PersonalNumbersController } from './http/personal-numbers.controller.js';
import { PersonsController } from './http/persons.controller.js';
import { PlacesController } from './http/places.controller.js';
import { RightsController } from './http/rights.controller.js';
import { RoleAssignmentsController } from './http/role-assignments.controller.js';
import { EmploymentStore } from './store/employment.store.js';
import { ImportStore } from './store/import.store.js';
import { MIGRATIONS } from './store/migrations.js';
import { NumberExchange } from './store/number-exchange.js';
import { NumberVault, openVault } from './store/number-vault.js';
import { OrganisationStore } from './store/organisation.store.js';
import { PeopleStore } from './store/people.store.js';
import { PersonStore } from './store/person.store.js';
import { PlaceStore } from './store/place.store.js';
import { RightsReader } from './store/rights.reader.js';
import { RoleStore } from './store/role.store.js';

/** Nothing here is decided by an edition of the rules: registers hold facts. */
const NO_RULES = (): RuleSetId => 'none' as RuleSetId;

/** Territory, organisations, persons, employments and roles: the registers of the platform. */
export const service: ServiceDefinition = {
  name: 'directory',
  controllers: [PlacesController, OrganisationsController, RightsController, PersonsController, EmploymentsController, RoleAssignmentsController, ImportsController, PersonalNumbersController, AwardsEvents],
  providers: [
    { provide: NumberVault, useFactory: ({ env }: ServiceContext) => openVault(env), inject: [SERVICE_CONTEXT] },
    PlaceStore,
    OrganisationStore,
    PersonStore,
    PeopleStore,
    EmploymentStore,
    RoleStore,
    RightsReader,
    ImportStore,
    NumberExchange,
    Bootstrap,
  ],
  plugins: [persistence({ migrations: [...ACCESS_MIGRATIONS, ...MIGRATIONS, ...NAME_MIGRATIONS], ruleSetInForce: NO_RULES }), access(), events(), bootstrap],
};
