import type { AttestationId, CommissionId, Instant, Routing } from '@attestation/contracts';
import { commissionRouting, type DecisionBook, localDate } from '@attestation/regulation';
import { Inject, Injectable } from '@nestjs/common';
import { DECISION_BOOK } from '../decision-book.js';
import type { CaseFile } from '../domain/case-file.js';
import type { Commission } from '../domain/commission.js';
import { followTeacher } from '../domain/following.js';
import { CaseFileStore } from './case-file.store.js';
import { CommissionStore } from './commission.store.js';
import { KnownCases, type Moved } from './known-cases.js';
import { KnownFacts } from './known-facts.js';

type Routed = Pick<CaseFile, 'claimedCategory' | 'openedOn' | 'ruleSet'>;

interface Followed {
  commissionId?: CommissionId;
  missing?: string;
}

/** Lets a case that moves follow its teacher, in whatever order the move and the job that gives it to a commission arrive. */
@Injectable()
export class Following {
  constructor(
    private readonly cases: KnownCases,
    private readonly files: CaseFileStore,
    private readonly commissions: CommissionStore,
    private readonly known: KnownFacts,
    @Inject(DECISION_BOOK) private readonly book: DecisionBook,
  ) {}

  /** The level that decides at the new place: the process may have asked before the move reached it. */
  routingOf({ claimedCategory, openedOn, ruleSet }: Routed, { subordination, hasDistrictLevel }: Moved): Routing {
    const { outcome: level, attestingBody, reasons } = commissionRouting(this.book, { claimedCategory, openedOn, ruleSet, subordination, hasDistrictLevel });
    if (level === 'NONE') throw new Error(`No commission decides on ${claimedCategory}.`);
    return { level, attestingBody, rule: reasons[0]?.rule ?? '' };
  }

  /** The active commission of a level for an organisation, on a day. */
  async commissionFor({ level }: Routing, organisationId: Moved['organisationId'], now: Instant): Promise<Commission | undefined> {
    return this.commissions.findActive({ level, organisationId, places: await this.known.placesOf(organisationId) }, localDate(now));
  }

  /**
   * Gives a case that a commission has already to the commission of the place it moved to; where it did not move, or stands there, nothing changes.
   * @returns which commission has it then; or what is missing, for whoever must see to it
   */
  async follow(attestationId: AttestationId, now: Instant): Promise<Followed> {
    const known = await this.cases.find(attestationId);
    const file = known?.moved ? await this.files.find(attestationId) : undefined;
    if (!known?.moved || !file || file.organisationId === known.moved.organisationId) return { commissionId: file?.commissionId };
    const { post, moved: { organisationId } } = known;
    const routing = this.routingOf(file, known.moved);
    const commission = await this.commissionFor(routing, organisationId, now);
    if (!commission) return { missing: noCommission(routing, organisationId) };
    const followed = await this.files.change({ id: attestationId, key: attestationId }, (each) => followTeacher(each, { organisationId, post, routing, commission }, now));
    return followed.ok ? { commissionId: followed.value } : { missing: followed.code };
  }
}

export const noCommission = ({ level }: Pick<Routing, 'level'>, organisationId: string): string =>
  `No active commission of level ${level} for organisation ${organisationId}: approve one and elect its chair, then retry.`;
