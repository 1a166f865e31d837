import type { RoleAssignment } from '@attestation/contracts';
import type { Grants, Jurisdiction } from './act.js';
import { ACTS, type Act } from './acts.js';

/**
 * By which jurisdiction an assignment allows an act, if at all. Who acts about himself needs the role alone, wherever he has
 * it; else the kind of place the assignment names must be one the act is granted for.
 */
export function kindOf(grants: Grants, assignment: RoleAssignment): Jurisdiction | undefined {
  const kinds = grants === 'ANONYMOUS' ? [] : (grants[assignment.role] ?? []);
  if (kinds.includes('OWN')) return 'OWN';
  const held = heldAt(assignment);
  return kinds.find((kind) => kind === held);
}

/** The assignments that allow an act. */
export const allowing = (grants: Grants, assignments: readonly RoleAssignment[]): RoleAssignment[] =>
  assignments.filter((each) => kindOf(grants, each) !== undefined);

// the narrowest place named: an assignment never grows by naming one more
function heldAt({ commissionId, organisationId, placeCode }: RoleAssignment): Jurisdiction {
  if (commissionId) return 'COMMISSION';
  if (organisationId) return 'ORGANISATION';
  return placeCode ? 'PLACE' : 'COUNTRY';
}

/** Every act that these assignments allow somewhere, and those of whoever has signed in. */
export const allowedActs = (assignments: readonly RoleAssignment[]): Act[] => (Object.keys(ACTS) as Act[]).filter((act) => isAllowed(ACTS[act], assignments));

const isAllowed = (grants: Grants, assignments: readonly RoleAssignment[]): boolean =>
  grants !== 'ANONYMOUS' && (grants.ANYONE !== undefined || allowing(grants, assignments).length > 0);
