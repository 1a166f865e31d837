import { accept, FactType, refuse, type Change, type Instant, type ObserverKind, type OrganisationId, type PersonId, type PlainDate } from '@attestation/contracts';
import { localDate, mayObserve, partsOf, ruleSetInForce, ruleSetOf, schoolYear, type ObserverAnswer, type ObserverFacts } from '@attestation/regulation';
import { frozenReason, observedInvalid, pointsInvalid } from './own-reasons.js';

/** What an observer writes of one lesson. */
export interface Observed {
  /** a lesson, class, activity, event or examination; sheets with the same name on the same day are averaged */
  lesson: string;
  subject: string;
  className: string | null;
  observedOn: PlainDate;
  objectives: string | null;
  topic: string | null;
  /** 34 indicators of 0 to 3 (variant a); null: the total alone */
  indicators: number[] | null;
  points: number;
  conclusions: string;
  recommendations: string;
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

export interface Writing extends Observed {
  observationId: string;
  teacherId: PersonId;
  observerId: PersonId;
  /** of each organisation at which the teacher worked on that day */
  facts: ObserverFacts[];
  now: Instant;
}

/**
 * An observer writes a sheet, at the lesson or later in the same school year: its id is made where it is written, so that what was written
 * without a network is sent once. The same sheet again is the same sheet.
 * Refusals: NOT_FOUND (the teacher worked nowhere on that day), OBSERVED_ON_INVALID, POINTS_OUT_OF_RANGE, OBSERVER_NOT_ALLOWED, SHEET_KNOWN.
 * @source; X-082
 */
export function writeSheet(known: KnownSheet | undefined, { facts, now, ...written }: Writing): Change<KnownSheet, ObservationSheet> {
  if (known) return isSame(known.sheet, written) ? accept({ result: known.sheet }) : refuse('SHEET_KNOWN');
  const today = localDate(now);
  const year = yearOf(written.observedOn);
  if (written.observedOn > today || year !== yearOf(today)) return refuse('OBSERVED_ON_INVALID', [observedInvalid(today)]);
  if (written.indicators && sumOf(written.indicators) !== written.points) return refuse('POINTS_OUT_OF_RANGE', [pointsInvalid(sumOf(written.indicators))]);
  const judged = judge(facts, written.observedOn);
  if (!judged) return refuse('NOT_FOUND');
  const { organisationId, answer } = judged;
  if (!answer.observer) return refuse('OBSERVER_NOT_ALLOWED', answer.reasons);

  const sheet: ObservationSheet = { ...written, observer: answer.observer, organisationId, schoolYear: year, writtenAt: now, acknowledgedAt: null, withdrawn: null };
  return accept({ next: { sheet, frozen: false }, result: sheet, facts: [observedFact(sheet)] });
}

/** As what somebody may observe: at the first of the teacher's organisations that allows it. */
function judge(facts: readonly ObserverFacts[], on: PlainDate): { organisationId: OrganisationId; answer: ObserverAnswer } | undefined {
  const rules = ruleSetOf(ruleSetInForce(on));
  const answers = facts.map((each) => ({ organisationId: each.organisationId as OrganisationId, answer: mayObserve(rules, each) }));
  return answers.find(({ answer }) => answer.outcome === 'ALLOWED') ?? answers[0];
}

const isSame = (sheet: ObservationSheet, written: Omit<Writing, 'facts' | 'now'>): boolean =>
  Object.entries(written).every(([name, value]) => JSON.stringify(sheet[name as keyof ObservationSheet]) === JSON.stringify(value));
const sumOf = (indicators: readonly number[]): number => indicators.reduce((sum, each) => sum + each, 0);
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
