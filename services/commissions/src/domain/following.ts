import { accept, type Change, type CommissionId, type Instant, type OrganisationId, refuse, type Routing } from '@attestation/contracts';
import { assignedFact, type CaseFile } from './case-file.js';
import type { Commission } from './commission.js';
import { emptySheet, withdrawn } from './score-sheet.js';
import { judgesOf } from './scoring.js';
import { itemOpened } from './work-item.js';

/** The place a case has moved to, and the commission that decides there. */
export interface NewPlace {
  organisationId: OrganisationId;
  post: string;
  routing: Routing;
  commission: Commission;
}

/**
 * A case was given to a commission while it was moving, and follows its teacher: it ends before the commission of the new place, never before two.
 * Sheets of the old members are taken away, under the same work item the new members get theirs. Once the sheets have made a score the
 * commission holds the case, and decides.
 * @source X-047
 */
export function followTeacher(file: CaseFile | undefined, to: NewPlace, now: Instant): Change<CaseFile, CommissionId> {
  if (!file) return refuse('NOT_FOUND');
  if (file.ended || file.score || file.decision) return accept({ result: file.commissionId });
  const { organisationId, post, commission } = to;
  const there: CaseFile = { ...file, organisationId, post };
  if (file.commissionId === commission.id) return accept({ ...(file.organisationId !== organisationId && { next: there }), result: commission.id });
  const next = beforeCommission(there, commission);
  if (file.item && !next.sheets.some(({ status }) => status === 'OPEN')) return refuse('NO_QUORUM');
  const holder = { role: 'COMMISSION_MEMBER' as const, commissionId: commission.id };
  const facts = [assignedFact(next, to.routing, now), ...(file.item ? [itemOpened(file.attestationId, { ...file.item, openedAt: now }, holder)] : [])];
  return accept({ next, result: commission.id, facts });
}

function beforeCommission(file: CaseFile, { id: commissionId, body, memberIds }: Commission): CaseFile {
  const next: CaseFile = { ...file, commissionId, body, members: memberIds.length, recusals: [], scoringClosed: null };
  if (!file.item) return next;
  const judges = judgesOf(next, memberIds);
  const taken = file.sheets.filter(({ memberId }) => !judges.includes(memberId)).map(withdrawn);
  return { ...next, sheets: [...taken, ...judges.map(emptySheet)] };
}
