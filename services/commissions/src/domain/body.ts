import type { Caller, CommissionLevel, FactOf, FactType, OrganisationId, PlaceCode, Role } from '@attestation/contracts';

/** The attesting body: whose commission decides and whose head signs (E.1). The ministry is named by neither organisation nor place. */
export interface Body {
  level: CommissionLevel;
  organisationId: OrganisationId | null;
  placeCode: PlaceCode | null;
}

/** Who heads the body of each level: he approves its commission and signs its orders. */
const HEADS = { ORG: 'HEAD', DISTRICT: 'DISTRICT_DEPT', REGION: 'REGION_DEPT', MINISTRY: 'AUTHORISED_BODY' } as const satisfies Record<CommissionLevel, Role>;

/** The body a command names: of an organisation only at its level, of a place only at the levels of places. */
export const bodyOf = (level: CommissionLevel, organisationId: OrganisationId | null, placeCode: PlaceCode | null): Body => ({
  level,
  organisationId: level === 'ORG' ? organisationId : null,
  placeCode: level === 'DISTRICT' || level === 'REGION' ? placeCode : null,
});

/** Whether somebody heads this very body; whoever stands above it does not. */
export const heads = ({ assignments }: Pick<Caller, 'assignments'>, { level, organisationId, placeCode }: Body): boolean =>
  assignments.some((held) => held.role === HEADS[level] && (held.organisationId ?? null) === organisationId && (held.placeCode ?? null) === placeCode);

/** All the bodies somebody heads. */
export const bodiesOf = ({ assignments }: Pick<Caller, 'assignments'>): Body[] =>
  (Object.keys(HEADS) as CommissionLevel[]).flatMap((level) =>
    assignments.map((held) => ({ level, organisationId: held.organisationId ?? null, placeCode: held.placeCode ?? null })).filter((body) => heads({ assignments }, body)),
  );

/** Who holds what waits for the head of a body. */
export const headHolds = ({ level, organisationId, placeCode }: Body): FactOf<typeof FactType.CommissionsWorkItemOpened>['holder'] => ({
  role: HEADS[level],
  ...(organisationId && { organisationId }),
  ...(placeCode && { placeCode }),
});
