import { CATEGORY_RANKS, type PlainDate, type Reason, type Registry } from '@attestation/contracts';
import { documentsNeeded, eligibility, localDate, refusalGrounds, ruleSetOf, type DocumentCode } from '@attestation/regulation';
import { settingsOf, type CaseFile, type Ground, type RegistryKnown } from './case-file.js';

export interface Recommendation {
  answer: 'ACCEPT' | 'REFUSE';
  grounds: Ground[];
  missing: DocumentCode[];
  /** all that was asked, and warnings */
  reasons: Reason[];
  /** what of it stands against the claim: why, in a notice of refusal */
  against: Reason[];
}

/** Documents that a registry gives; nobody else has been asked for them. */
const GIVEN_BY: Partial<Record<DocumentCode, Registry>> = {
  DIPLOMA: 'DIPLOMA',
  WORK_RECORD: 'WORK_RECORD',
  COURSES: 'COURSES',
  CATEGORY: 'CATEGORY',
  ACHIEVEMENTS: 'ACHIEVEMENTS',
};

/** What is known of the teacher beside her case, on the day of the answer. */
export interface Admission {
  /** another case of the school year was accepted */
  attestedThisYear: boolean;
  /** last day on which she is not admitted (E.9) */
  bannedUntil: PlainDate | null;
}

/**
 * What the rules of the case's own day say of the claim: every ground, and every warning. The provider sees it; she answers.
 * @source E.7; X-027…X-029
 */
export function recommend(file: CaseFile, admission: Admission): Recommendation {
  const rules = ruleSetOf(file.ruleSet);
  const settings = settingsOf(file);
  const eligible = eligibility(rules, eligibilityFacts(file, admission), settings);
  const missing = missingDocuments(file);
  const notEligible = eligible.outcome === 'NOT_ELIGIBLE' ? eligible.reasons : [];
  const facts = { untrueData: false, missing, consent: file.submission?.consent ?? false, notEligible };
  const judged = refusalGrounds(rules, facts, settings);
  const supporting = eligible.outcome === 'ELIGIBLE' ? eligible.reasons : [];
  return {
    answer: judged.outcome,
    grounds: judged.grounds.map((ground): Ground => `${ground}`),
    missing: judged.listed,
    reasons: [...judged.reasons, ...supporting, ...eligible.warnings],
    against: notEligible,
  };
}

/** A registry had it, or the appointed person entered it by hand. */
const isShown = (known: RegistryKnown | undefined): boolean => known?.status === 'ANSWERED' || Boolean(known?.byHand);

function eligibilityFacts({ claimed, profile, registries, lastAwardOn, submission, openedAt }: CaseFile, { attestedThisYear, bannedUntil }: Admission) {
  return {
    claimed,
    current: profile.currentCategory,
    serviceMonths: profile.serviceMonths,
    profileEducation: isShown(registries.DIPLOMA),
    categoryEndsOn: profile.categoryValidUntil,
    lastScheduledOn: lastAwardOn, // the register of categories knows no day of the decision
    attestedBefore: CATEGORY_RANKS[profile.currentCategory].rank > 0,
    attestedThisSchoolYear: attestedThisYear,
    bannedUntil,
    earlyConditions: null, // the organisation's recommendation comes with a process of its own
    on: localDate(submission?.at ?? openedAt),
  };
}

/** Needed documents that the registry answering for them did not have, and nobody entered by hand. */
function missingDocuments({ claimed, profile, registries, ruleSet }: CaseFile): DocumentCode[] {
  const inRegistry = { diploma: isShown(registries.DIPLOMA), workRecord: isShown(registries.WORK_RECORD) };
  const { documents } = documentsNeeded(ruleSetOf(ruleSet), { claimed, current: profile.currentCategory, inRegistry, retrained: false });
  return documents.map(({ document }) => document).filter((document) => {
    const registry = GIVEN_BY[document];
    return registry !== undefined && !isShown(registries[registry]);
  });
}
