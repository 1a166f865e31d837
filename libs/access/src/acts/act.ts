import type { Role } from '@attestation/contracts';

/**
 * Where a role holds for an act:
 * `OWN` what is about the person, `ORGANISATION` or `COMMISSION` of the assignment, `PLACE` that place and all below it,
 * `COUNTRY` everything.
 */
export type Jurisdiction = 'OWN' | 'ORGANISATION' | 'COMMISSION' | 'PLACE' | 'COUNTRY';

/** `ANYONE`: whoever has signed in, with a role or without. */
export type Holder = Role | 'ANYONE';

/** Who may do an act and where; `ANONYMOUS`: everybody, signed in or not. */
export type Grants = Partial<Record<Holder, readonly Jurisdiction[]>> | 'ANONYMOUS';
