/**
 * Kinds of organisations that the law tells apart: by them a commission's posts, a test and a score sheet are chosen.
 * @source RULES.md A.1, X-053, X-082
 */
export const ORGANISATION_KINDS = [
  'KINDERGARTEN',
  /** primary, basic and general secondary education, also lyceums and gymnasiums */
  'SCHOOL',
  'BOARDING_SCHOOL',
  /** special (correctional) organisations */
  'SPECIAL',
  /** organisations for orphans and children without care */
  'ORPHANAGE',
  /** technical and vocational, post-secondary education */
  'COLLEGE',
  /** additional education: art and music schools, houses of pupils, sport schools */
  'ADDITIONAL',
  /** rooms of psychological and pedagogical correction, rehabilitation and autism centres (КППК, РЦ, АЦ) */
  'SUPPORT_CENTRE',
  /** psychological, medical and pedagogical consultation (ПМПК) */
  'PMPK',
  'METHOD_OFFICE',
  'DISTRICT_DEPT',
  'REGION_DEPT',
  'AUTHORISED_BODY',
  'OTHER',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
