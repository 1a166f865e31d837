import { accept, FactType, readPlainDate, refuse, type Category, type Change, type Fact, type FactOf, type Instant, type PlainDate } from '@attestation/contracts';
import { withFacts, type CaseFile } from './case-file.js';
import { registryKnown } from './submission.js';

/**
 * The case after a fact of another service. A fact about a case that is not known here is not kept (NOT_FOUND: it waits and is tried again).
 * @param at the fact's own time; an older fact than the newest finds its place in the time-line and moves no state
 */
export function project(file: CaseFile | undefined, fact: Fact, at: Instant): Change<CaseFile, void> {
  if (!file) return refuse('NOT_FOUND');
  return accept({ next: withFacts(known(file, fact), at, [fact]), result: undefined });
}

/** What this service itself needs of others' facts. */
function known(file: CaseFile, { type, data }: Fact): CaseFile {
  if (type === FactType.RegistryAnswered) {
    const { registry, status, items } = data as FactOf<typeof FactType.RegistryAnswered>;
    const heard = registryKnown(file, registry, status);
    return registry === 'CATEGORY' ? { ...heard, lastAwardOn: lastAward(items, file.profile.currentCategory) ?? file.lastAwardOn } : heard;
  }
  if (type === FactType.EvidenceRecorded) {
    const { registry, manual } = data as FactOf<typeof FactType.EvidenceRecorded>;
    return manual ? registryKnown(file, registry, 'ANSWERED') : file;
  }
  if (type === FactType.CommissionAssigned) {
    const { commissionId } = data as FactOf<typeof FactType.CommissionAssigned>;
    return { ...file, commissionId };
  }
  return file;
}

/** The newest award of the category held now (F-28: counted from the order). */
function lastAward(items: readonly Record<string, unknown>[], held: Category): PlainDate | undefined {
  const dates = items.filter(({ category }) => category === held).map(({ validFrom }) => (typeof validFrom === 'string' ? readPlainDate(validFrom) : undefined));
  return dates.filter((date) => date !== undefined).sort().at(-1);
}
