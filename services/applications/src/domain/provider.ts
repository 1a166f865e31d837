import type { Category, CommissionLevel, OrganisationId, PlaceCode, Subordination } from '@attestation/contracts';
import type { CaseFile, Holder } from './case-file.js';

/** Who receives an application: the attesting body of its category and organisation (RULES.md X-025, E.1). First row that fits. */
const PROVIDERS: readonly { categories: readonly Category[]; subordinations?: readonly Subordination[]; level: CommissionLevel }[] = [
  { categories: ['MODERATOR'], level: 'ORG' },
  { categories: ['MASTER'], level: 'MINISTRY' },
  { categories: ['EXPERT', 'DEPUTY_3', 'DEPUTY_2', 'HEAD_3', 'HEAD_2'], subordinations: ['DISTRICT'], level: 'DISTRICT' },
  { categories: ['EXPERT', 'DEPUTY_3', 'DEPUTY_2', 'HEAD_3', 'HEAD_2'], subordinations: ['REGIONAL'], level: 'REGION' },
  { categories: ['RESEARCHER', 'DEPUTY_1', 'HEAD_1'], subordinations: ['DISTRICT', 'REGIONAL'], level: 'REGION' },
];

/** Bodies of republican or industry subordination are attested by the authorised body. */
const OTHERWISE: CommissionLevel = 'MINISTRY';

/**
 * Who answers the application: the provider of the organisation, or of the district, the region, or the authorised body.
 * Where a city has no district level its department takes the district's part (F-14).
 */
export function providerOf({ claimed, organisationId, placeCode, profile }: Pick<CaseFile, 'claimed' | 'organisationId' | 'placeCode' | 'profile'>): Holder {
  const { subordination, hasDistrictLevel, country } = profile;
  const row = PROVIDERS.find(({ categories, subordinations }) => categories.includes(claimed) && (subordinations?.includes(subordination) ?? true));
  return holderAt(row?.level ?? OTHERWISE, { organisationId, placeCode, hasDistrictLevel, country });
}

interface Where {
  organisationId: OrganisationId;
  placeCode: PlaceCode;
  hasDistrictLevel: boolean;
  country: PlaceCode | null;
}

/** KATO: two digits are a region or a city of republican significance, four a district. */
function holderAt(level: CommissionLevel, { organisationId, placeCode, hasDistrictLevel, country }: Where): Holder {
  const role = 'PROVIDER';
  if (level === 'ORG') return { role, organisationId };
  // a territory without a root has nobody above its regions but whoever holds the role for the whole country
  if (level === 'MINISTRY') return country ? { role, placeCode: country } : { role };
  const digits = level === 'DISTRICT' && hasDistrictLevel ? 4 : 2;
  return { role, placeCode: placeCode.slice(0, digits) as PlaceCode };
}
