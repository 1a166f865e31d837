import type { OrganisationId, PersonId, PlaceCode } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import { CategoriesTable, type CategoryLine } from '../../domain/tables/categories.js';
import { EmploymentsTable, type EmploymentLine } from '../../domain/tables/employments.js';
import type { NamedPersons, NamesPerson } from '../../domain/tables/named.js';
import { OrganisationsTable, type OrganisationLine } from '../../domain/tables/organisations.js';
import { PersonsTable, type PersonLine } from '../../domain/tables/persons.js';
import { PlacesTable, type PlaceLine } from '../../domain/tables/places.js';
import { RolesTable, type RoleLine } from '../../domain/tables/roles.js';
import type { EmploymentEntry } from '../../domain/employment.js';
import type { OrganisationEntry } from '../../domain/organisation.js';
import type { PersonEntry } from '../../domain/person.js';
import type { PlaceEntry } from '../../domain/place.js';
import type { AssignmentEntry } from '../../domain/role-assignment.js';
import type { NumberVault } from '../number-vault.js';
import { employmentsOf, keepEmployments } from '../rows/employments.js';
import { keepOrganisations, namedOrganisations, organisationsBy } from '../rows/organisations.js';
import { holdersOf, keepPersons, personsById } from '../rows/persons.js';
import { keepPlaces, placedOf, placesUpFrom } from '../rows/places.js';
import { keepRoles, rolesOf } from '../rows/roles.js';
import type { Shelf } from './shelf.js';

/** Seals and finds personal numbers; says whether those of fixtures are accepted. */
export interface Numbers {
  vault: NumberVault;
  fixtures: boolean;
}

export const placesShelf: Shelf<PlaceLine, PlaceEntry> = {
  async open(tx, lines, lockAll) {
    await lockAll(lines.map(({ placeCode }) => placeCode));
    return new PlacesTable(await placesUpFrom(tx, lines.flatMap(({ placeCode, parentCode }) => [placeCode, parentCode])));
  },
  keep: keepPlaces,
};

export const organisationsShelf: Shelf<OrganisationLine, OrganisationEntry> = {
  async open(tx, lines, lockAll) {
    const load = () => organisationsBy(tx, lines.map(({ organisationId }) => organisationId), lines.map(({ code }) => code));
    const before = await load();
    await lockAll([...before.keys(), ...lines.map(({ organisationId, freshId }) => organisationId ?? freshId)] as OrganisationId[]);
    const places = await placesUpFrom(tx, lines.map(({ placeCode }) => placeCode));
    return new OrganisationsTable(await load(), new Set(places.keys()) as Set<PlaceCode>);
  },
  keep: keepOrganisations,
};

export const personsShelf = ({ vault, fixtures }: Numbers): Shelf<PersonLine, PersonEntry> => ({
  async open(tx, lines, lockAll) {
    const holders = await holdersOf(tx, vault, lines.map(({ personalNumber }) => personalNumber));
    const ids = [...holders.values(), ...lines.map(({ personId, freshId }) => personId ?? (freshId as PersonId))];
    await lockAll(ids);
    return new PersonsTable(await personsById(tx, ids), { holders, fixtures }, lines);
  },
  keep: (tx, next) => keepPersons(tx, vault, next),
});

export const categoriesShelf = (numbers: Numbers): Shelf<CategoryLine, PersonEntry> => ({
  async open(tx, lines, lockAll) {
    const { named, ids } = await namedPersons(tx, numbers, lines);
    await lockAll(ids);
    return new CategoriesTable(await personsById(tx, ids), named);
  },
  keep: (tx, next) => keepPersons(tx, numbers.vault, next),
});

export const employmentsShelf = (numbers: Numbers): Shelf<EmploymentLine, EmploymentEntry> => ({
  async open(tx, lines, lockAll) {
    const { named, ids } = await namedPersons(tx, numbers, lines);
    await lockAll(ids);
    const organisations = await namedOrganisations(tx, lines);
    return new EmploymentsTable(await employmentsOf(tx, ids, lines.map(({ employmentId }) => employmentId)), named, organisations);
  },
  keep: keepEmployments,
});

export const rolesShelf = (numbers: Numbers): Shelf<RoleLine, AssignmentEntry> => ({
  async open(tx, lines, lockAll) {
    const { named, ids } = await namedPersons(tx, numbers, lines);
    await lockAll(ids);
    const [organisations, places] = [await namedOrganisations(tx, lines), await placedOf(tx, lines.map(({ placeCode }) => placeCode))];
    return new RolesTable(await rolesOf(tx, ids, lines.map(({ assignmentId }) => assignmentId)), named, organisations, places);
  },
  keep: keepRoles,
});

/** Whom the lines name, and the ids of all of them that are known. */
async function namedPersons(tx: EntityManager, { vault, fixtures }: Numbers, lines: NamesPerson[]): Promise<{ named: NamedPersons; ids: PersonId[] }> {
  const holders = await holdersOf(tx, vault, lines.map(({ personalNumber }) => personalNumber));
  const known = await personsById(tx, lines.map(({ personId }) => personId));
  const ids = [...new Set([...known.keys(), ...holders.values()])] as PersonId[];
  return { named: { known: new Set(known.keys()), holders, fixtures }, ids };
}
