import { Injectable } from '@nestjs/common';
import type { PersonId, RoleAssignment } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Projection } from '../projection/projection.js';
import { RoleAssignments } from '../projection/role-assignments.js';

/** What a replica does not hear of, since another one was told it, it sees after so much time. */
const BELIEVED_MS = 5_000;
/** So many persons are remembered. */
const MOST = 5_000;

interface Remembered {
  assignments: Promise<RoleAssignment[]>;
  until: number;
}

/**
 * What callers may be today, asked once for all they do within some seconds: whoever works asks for many things, one after the other. A role that
 * is given or taken is seen with the next request here, and after those seconds by other replicas.
 */
@Injectable()
export class RememberedAssignments {
  private readonly known = new Map<string, Remembered>();

  constructor(
    private readonly assignments: RoleAssignments,
    private readonly clock: Clock,
    projection: Projection,
  ) {
    projection.onRolesChanged(() => this.known.clear());
  }

  of(personId: PersonId): Promise<RoleAssignment[]> {
    const name = `${this.clock.today()} ${personId}`;
    const known = this.known.get(name);
    if (known && performance.now() < known.until) return known.assignments;
    const asked = { assignments: this.assignments.of(personId), until: performance.now() + BELIEVED_MS };
    this.known.delete(name);
    if (this.known.size >= MOST) this.known.delete(this.known.keys().next().value ?? '');
    this.known.set(name, asked);
    asked.assignments.catch(() => this.forget(name, asked));
    return asked.assignments;
  }

  private forget(name: string, asked: Remembered): void {
    if (this.known.get(name) === asked) this.known.delete(name);
  }
}
