import type { CommissionId, OrganisationId, PersonId, PlaceCode } from './ids.js';

/** Who may act (RULES.md A.1). Where a role holds is part of its assignment, never of its name. */
export const ROLES = [
  'TEACHER', // about herself
  'RESPONSIBLE_PERSON', // of an organisation, by the head's order
  'HEAD', // of an organisation
  'PROVIDER', // answers applications for the attesting body
  'COMMISSION_SECRETARY',
  'COMMISSION_MEMBER',
  'COMMISSION_CHAIR',
  'DISTRICT_DEPT',
  'REGION_DEPT',
  'AUTHORISED_BODY', // the ministry's staff
  'OPERATOR', // watches instances and clears incidents
] as const;
export type Role = (typeof ROLES)[number];

/** A role, where it holds, and until when. Exactly one of the places is set, or none for the whole country. */
export interface RoleAssignment {
  role: Role;
  organisationId?: OrganisationId;
  commissionId?: CommissionId;
  placeCode?: PlaceCode;
}

/** Who asks: the person of the token and, from our own projection, what he may do and where. */
export interface Caller {
  personId: PersonId;
  /** the act of `@Allow`, e.g. `commissions.score-sheet.submit` */
  act: string;
  /** the assignments that allow this act; jurisdiction is applied by the store's SQL */
  assignments: RoleAssignment[];
}
