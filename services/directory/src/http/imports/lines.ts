import type { ImportKind } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import type { Lines } from '../../store/import.store.js';
import { CategoryLineIn, EmploymentLineIn, OrganisationLineIn, PersonLineIn, PlaceLineIn, RoleLineIn } from './lines.dto.js';

/** How a line of each kind comes in. */
export interface LinesIn {
  places: PlaceLineIn;
  organisations: OrganisationLineIn;
  persons: PersonLineIn;
  employments: EmploymentLineIn;
  categories: CategoryLineIn;
  roles: RoleLineIn;
}

/** The shape each line is checked by, like the body of a single command. */
export const SHAPES: { [K in ImportKind]: new () => LinesIn[K] } = {
  places: PlaceLineIn,
  organisations: OrganisationLineIn,
  persons: PersonLineIn,
  employments: EmploymentLineIn,
  categories: CategoryLineIn,
  roles: RoleLineIn,
};

const named = ({ nameKk, nameRu, nameEn }: { nameKk: string; nameRu: string; nameEn: string }) => ({ kk: nameKk, ru: nameRu, en: nameEn });
const person = ({ personalNumber, personId }: Pick<PersonLineIn, 'personalNumber' | 'personId'>) => ({ personalNumber: personalNumber ?? undefined, personId: personId ?? undefined });
const organisation = ({ organisationCode, organisationId }: Pick<RoleLineIn, 'organisationCode' | 'organisationId'>) => ({
  organisationCode: organisationCode ?? undefined,
  organisationId: organisationId ?? undefined,
});
const own = ({ line }: { line: number }) => ({ line, freshId: newId() });

/** What a checked line says, as the register weighs it. */
export const READ: { [K in ImportKind]: (line: LinesIn[K]) => Lines[K] } = {
  places: ({ placeCode, parentCode, kind, hasDistrictLevel, source, ...line }) => ({
    ...own(line), placeCode, parentCode: parentCode ?? null, kind, hasDistrictLevel, name: named(line), source: source ?? undefined,
  }),
  organisations: ({ code, organisationId, placeCode, kind, subordination, active, penalInstitution, ...line }) => ({
    ...own(line), code, organisationId: organisationId ?? undefined, placeCode, kind, subordination, name: named(line), active: active ?? undefined, penalInstitution: penalInstitution ?? undefined,
  }),
  persons: ({ name, disability, active, ...line }) => ({ ...own(line), ...person(line), name, disability: disability ?? undefined, active: active ?? undefined }),
  employments: ({ employmentId, post, positionGroup, position, subject, from, to, serviceYears, serviceMonths, serviceAsOf, ...line }) => ({
    ...own(line), ...person(line), ...organisation(line), employmentId: employmentId ?? undefined, post, positionGroup, position: position ?? undefined, subject: subject ?? '',
    from, to: to ?? null, serviceYears, serviceMonths, serviceAsOf,
  }),
  categories: ({ category, awardedOn, validUntil, orderNumber, consecutiveExemptConfirmations, bannedUntil, ...line }) => ({
    ...own(line), ...person(line), category, awardedOn, validUntil: validUntil ?? null, orderNumber,
    consecutiveExemptConfirmations: consecutiveExemptConfirmations ?? undefined, bannedUntil: bannedUntil ?? undefined,
  }),
  roles: ({ assignmentId, role, placeCode, orderNumber, from, to, ...line }) => ({
    ...own(line), ...person(line), ...organisation(line), assignmentId: assignmentId ?? undefined, role, placeCode: placeCode ?? null, orderNumber: orderNumber ?? null, from, to: to ?? null,
  }),
};
