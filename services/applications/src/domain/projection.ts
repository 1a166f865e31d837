import { createHash } from 'node:crypto';
import { accept, FactType, readPlainDate, refuse, type Category, type Change, type Fact, type FactOf, type Instant, type PlainDate } from '@attestation/contracts';
import type { CaseFile, RegistryKnown } from './case-file.js';
import { withFacts } from './with-facts.js';

/**
 * The case after a fact of another service. A fact about a case that is not known here is not kept (NOT_FOUND: it waits and is tried again).
 * @param at the fact's own time; an older fact than the newest finds its place in the time-line and moves no state
 */
export function project(file: CaseFile | undefined, fact: Fact, at: Instant): Change<CaseFile, void> {
  if (!file) return refuse('NOT_FOUND');
  const next = withFacts(known(file, fact), at, [fact]);
  return accept({ ...(next !== file && { next }), result: undefined });
}

type Keeper<T extends FactType> = (file: CaseFile, data: FactOf<T>) => CaseFile;

/** What this service itself needs of others' facts; each keeper leaves the very same file where it learns nothing new. */
const KEEPERS: { readonly [T in FactType]?: Keeper<T> } = {
  [FactType.RegistryAnswered]: registryAnswered,
  [FactType.EvidenceRecorded]: enteredByHand,
  [FactType.CommissionAssigned]: assigned,
  [FactType.PortfolioFrozen]: (file, { version, hash, items }) =>
    isNewer(version, file.portfolio.frozen) ? withPortfolio(file, { frozen: { version, hash, items } }) : file,
  [FactType.PortfolioEvaluated]: (file, { version, total, minimum, meets }) =>
    isNewer(version, file.portfolio.evaluation) ? withPortfolio(file, { evaluation: { version, total, minimum, meets } }) : file,
  [FactType.AssessmentCompleted]: checked,
  [FactType.PortfolioCorrected]: (file, { registry, source, correctedAt: at }) =>
    withPortfolio(file, { corrections: [...file.portfolio.corrections, { registry, source, at }] }),
};

const known = (file: CaseFile, { type, data }: Fact): CaseFile => (KEEPERS[type] as Keeper<FactType> | undefined)?.(file, data) ?? file;

const withPortfolio = (file: CaseFile, more: Partial<CaseFile['portfolio']>): CaseFile => ({ ...file, portfolio: { ...file.portfolio, ...more } });
const isNewer = (version: number, before: { version: number } | null): boolean => !before || version > before.version;

/** A case that was given to a commission while it moved is given to that of the new place: the newest assignment counts, whichever is heard last. */
function assigned(file: CaseFile, { commissionId, assignedAt }: FactOf<typeof FactType.CommissionAssigned>): CaseFile {
  const { commissionSince } = file;
  return commissionSince && Date.parse(commissionSince) > Date.parse(assignedAt) ? file : { ...file, commissionId, commissionSince: assignedAt };
}

/** The organisation's newest check counts: what it marked is what the teacher supplies. */
function checked(file: CaseFile, { result, gaps, note, by, completedAt: at }: FactOf<typeof FactType.AssessmentCompleted>): CaseFile {
  const { check } = file.portfolio;
  return check && Date.parse(check.at) > Date.parse(at) ? file : withPortfolio(file, { check: { result, gaps, note, by, at } });
}

const UNKNOWN: RegistryKnown = { status: null, source: null, at: null, items: 0, hash: null, byHand: null };

/** Keeps what a registry said, or that it said nothing. The newest answer counts; silence takes the place of none, however late an answer comes. */
function registryAnswered(file: CaseFile, { registry, status, source, answeredAt: at, items }: FactOf<typeof FactType.RegistryAnswered>): CaseFile {
  const before = file.registries[registry] ?? UNKNOWN;
  if (!tellsMore(before, status, at)) return file;
  const told = { ...before, status, source, at, items: items.length, hash: createHash('sha256').update(canonical(items)).digest('hex') };
  const lastAwardOn = registry === 'CATEGORY' ? (lastAward(items, file.profile.currentCategory) ?? file.lastAwardOn) : file.lastAwardOn;
  return { ...file, registries: { ...file.registries, [registry]: told }, lastAwardOn };
}

function tellsMore(before: RegistryKnown, status: string, at: Instant): boolean {
  if (before.status === null || before.at === null) return true;
  const [silentBefore, silentNow] = [before.status === 'SILENT', status === 'SILENT'];
  return silentBefore === silentNow ? Date.parse(at) >= Date.parse(before.at) : silentBefore;
}

/** What the appointed person entered; `source` is the number of the order that appointed her. Beside what the registry says, never over it. */
function enteredByHand(file: CaseFile, { registry, manual, source, items, receivedAt: at }: FactOf<typeof FactType.EvidenceRecorded>): CaseFile {
  if (!manual) return file; // the registry's own answer is known from the registry
  const before = file.registries[registry] ?? UNKNOWN;
  const newest = before.byHand && Date.parse(before.byHand.at) > Date.parse(at) ? before.byHand : { orderNumber: source, items, at };
  return { ...file, registries: { ...file.registries, [registry]: { ...before, byHand: newest } } };
}

/** Equal contents give equal texts: members in the order of their names. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );

/** The newest award of the category held now (F-28: counted from the order). */
function lastAward(items: readonly Record<string, unknown>[], held: Category): PlainDate | undefined {
  const dates = items.filter(({ category }) => category === held).map(({ validFrom }) => (typeof validFrom === 'string' ? readPlainDate(validFrom) : undefined));
  return dates.filter((date) => date !== undefined).sort().at(-1);
}
