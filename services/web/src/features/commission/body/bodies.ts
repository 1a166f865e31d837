import type { Held } from '../../../session/use-rights';

/** The attesting body somebody heads (E.1). */
export interface Body {
  level: 'ORG' | 'DISTRICT' | 'REGION' | 'MINISTRY';
  organisationId: string | null;
  placeCode: string | null;
  name: Held['name'];
}

const LEVELS: Partial<Record<string, Body['level']>> = { HEAD: 'ORG', DISTRICT_DEPT: 'DISTRICT', REGION_DEPT: 'REGION', AUTHORISED_BODY: 'MINISTRY' };

/** Of the roles somebody holds, the bodies they make her the head of. */
export const bodiesOf = (roles: readonly Held[]): Body[] =>
  roles.flatMap(({ role, organisationId, placeCode, name }) => {
    const level = LEVELS[role];
    return level ? [{ level, organisationId: organisationId ?? null, placeCode: placeCode ?? null, name }] : [];
  });
