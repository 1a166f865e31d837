import { accept, FactType, refuse, type Change, type Instant, type ObserverKind, type OrganisationId, type PersonId, type PlainDate } from '@attestation/contracts';
import {
  localDate, mayObserve, observationSheet, partsOf, ruleSetInForce, ruleSetOf, schoolYear, sheetRulesOn, sheetVariantOf, type ObservedPost, type ObserverAnswer, type ObserverFacts, type SheetVariant,
} from '@attestation/regulation';
import { frozenReason, observedInvalid } from './own-reasons.js';

/** What an observer writes of one lesson. */
export interface Observed {
  /** a lesson, class, activity, event or examination; sheets with the same name on the same day are averaged */
  lesson: string;
  subject: string;
  className: string | null;
  observedOn: PlainDate;
  objectives: string | null;
  topic: string | null;
  /** of variant A, where their number is known; null: the total alone */
  indicators: number[] | null;
  points: number;
  conclusions: string;
  recommendations: string;
  /** when a penal institution was asked by whoever came from outside */
  requestedOn?: PlainDate | null;
}

/** One observer's sheet of one lesson. What was observed is never changed. */
export interface ObservationSheet extends Observed {
  observationId: string;
  teacherId: PersonId;
  observerId: PersonId;
  /** as what it counts */
  observer: ObserverKind;
  /** where the teacher worked */
  organisationId: OrganisationId;
  /** by organisation and post of the teacher; a sheet of before it was told apart has none */
  variant?: SheetVariant;
  schoolYear: number;
  writtenAt: Instant;
  /** «таныстым» */
  acknowledgedAt: Instant | null;
  withdrawn: { at: Instant; reason: string } | null;
}

/** A sheet as whoever changes it finds it. `frozen`: a running case has been submitted with it. */
export interface KnownSheet {
  sheet: ObservationSheet;
  frozen: boolean;
}

/** What is known of the observer and of the teacher's posts at one organisation, the one of the lesson's subject first. */
export interface LessonFacts extends ObserverFacts {
  observed: ObservedPost[];
}

export interface Writing extends Observed {
  observationId: string;
  teacherId: PersonId;
  observerId: PersonId;
  /** of each organisation at which the teacher worked on that day */
  facts: LessonFacts[];
  now: Instant;
}

/**
 * An observer writes a sheet, at the lesson or later in the same school year: its id is made where it is written, so that what was written
 * without a network is sent once. The same sheet again is the same sheet.
 * Refusals: NOT_FOUND (the teacher worked nowhere on that day), OBSERVED_ON_INVALID, POINTS_OUT_OF_RANGE, OBSERVER_NOT_ALLOWED (also where a
 * penal institution was not asked before), SHEET_KNOWN.
 * @source; X-082
 */
export function writeSheet(known: KnownSheet | undefined, { facts, now, ...written }: Writing): Change<KnownSheet, ObservationSheet> {
  if (known) return isSame(known.sheet, written) ? accept({ result: known.sheet }) : refuse('SHEET_KNOWN');
  const today = localDate(now);
  const year = yearOf(written.observedOn);
  if (written.observedOn > today || year !== yearOf(today)) return refuse('OBSERVED_ON_INVALID', [observedInvalid(today)]);
  const judged = judge(facts, written);
  if (!judged) return refuse('NOT_FOUND');
  const { organisationId, answer, variant } = judged;
  if (!answer.observer) return refuse('OBSERVER_NOT_ALLOWED', answer.reasons);
  const filled = observationSheet(sheetRulesOn(written.observedOn), { variant, total: written.points, ...(written.indicators && { indicators: written.indicators }) });
  if (filled.outcome === 'INVALID') return refuse('POINTS_OUT_OF_RANGE', filled.reasons);

  const sheet: ObservationSheet = { ...written, observer: answer.observer, organisationId, variant, schoolYear: year, writtenAt: now, acknowledgedAt: null, withdrawn: null };
  return accept({ next: { sheet, frozen: false }, result: sheet, facts: [observedFact(sheet)] });
}

/** As what somebody may observe, and on which variant of the sheet: at the first of the teacher's organisations that allows it. */
function judge(facts: readonly LessonFacts[], { observedOn, requestedOn }: Observed): { organisationId: OrganisationId; variant: SheetVariant; answer: ObserverAnswer } | undefined {
  const rules = ruleSetOf(ruleSetInForce(observedOn));
  const answers = facts.map(({ observed: [post], ...each }) => ({
    organisationId: each.organisationId as OrganisationId, variant: post ? sheetVariantOf(post) : ('A' as const), answer: mayObserve(rules, { ...each, observedOn, requestedOn }),
  }));
  return answers.find(({ answer }) => answer.outcome === 'ALLOWED') ?? answers[0];
}

const isSame = (sheet: ObservationSheet, written: Omit<Writing, 'facts' | 'now'>): boolean =>
  Object.entries(written).every(([name, value]) => JSON.stringify(sheet[name as keyof ObservationSheet] ?? null) === JSON.stringify(value ?? null));
const yearOf = (day: PlainDate): number => partsOf(schoolYear(day).from).year;

const observedFact = ({ teacherId: personId, observationId, observerId, observer, schoolYear: year, lesson, observedOn, points }: ObservationSheet) => ({
  type: FactType.LessonObserved,
  data: { personId, observationId, observerId, observer, schoolYear: year, lesson, observedOn, points },
});

/** The teacher has seen it. Refusals: SHEET_WITHDRAWN. @source X-082 */
export function acknowledgeSheet(known: KnownSheet | undefined, now: Instant): Change<KnownSheet, ObservationSheet> {
  if (!known) return refuse('NOT_FOUND');
  if (known.sheet.withdrawn) return refuse('SHEET_WITHDRAWN');
  if (known.sheet.acknowledgedAt) return accept({ result: known.sheet });
  const sheet = { ...known.sheet, acknowledgedAt: now };
  return accept({ next: { ...known, sheet }, result: sheet });
}

/**
 * The observer takes back a wrong sheet, with the reason. Not what a teacher has submitted already.
 * Refusals: SHEET_WITHDRAWN, EVIDENCE_FROZEN.
 * @source R-045
 */
export function withdrawSheet(known: KnownSheet | undefined, { reason, now }: { reason: string; now: Instant }): Change<KnownSheet, ObservationSheet> {
  if (!known) return refuse('NOT_FOUND');
  if (known.sheet.withdrawn) return refuse('SHEET_WITHDRAWN');
  if (known.frozen) return refuse('EVIDENCE_FROZEN', [frozenReason()]);
  const sheet: ObservationSheet = { ...known.sheet, withdrawn: { at: now, reason } };
  const { teacherId: personId, observationId, observerId } = sheet;
  const fact = { type: FactType.ObservationWithdrawn, data: { personId, observationId, observerId, reason, withdrawnAt: now } };
  return accept({ next: { ...known, sheet }, result: sheet, facts: [fact] });
}
