import type { PlainDate, RuleSetId, Texts } from '@attestation/contracts';
import { inForce, timeFaults, type Row, type Table, type TimeFault } from './dated.js';
import { RegulationError, ruleSetMissing, rulesNotGiven, ruleSetUnknown } from './errors.js';
import { settingsAt, SETTINGS, type Settings } from './settings.js';
import { EQUIVALENCES, EXTENSION, FORMER_HEADS, PENSION, RETURN, SPECIAL_AWARD_RULES, TRAINEE } from './tables/career.js';
import { COMMISSION } from './tables/commission.js';
import { EDITIONS } from './tables/editions.js';
import { BONUSES, EARLY, LEGACY, SERVICE_MINIMUMS, TERMS_OF_VALIDITY } from './tables/eligibility.js';
import { EARLY_LIST } from './tables/early.js';
import { CLAIM_EVIDENCE, CLASS_LEADERSHIP, DYNAMICS, METHODICAL_WORK } from './tables/evidence.js';
import { METHODIST_OBSERVATIONS, POSITION_CRITERIA, POSITION_TOTALS } from './tables/position-sheets.js';
import { COURSES, MINIMUM_TOTALS, OBSERVATION, SCORING } from './tables/scoring.js';
import { LANGUAGE_CERTIFICATES } from './tables/language.js';
import { CRITERION_DEMANDS, CRITERION_NAMES } from './tables/position-demands.js';
import { COMPLAINT, RETENTION, TEST_DIPLOMAS, TEST_SECTION_TASKS } from './tables/procedure.js';
import { REPEATED_BY_ALGORITHM, SANCTIONS } from './tables/sanctions.js';
import { DOCUMENTS, SERVICE } from './tables/service.js';
import { APPEAL, ATTEMPTS, RESULT_VALIDITY, TEST_CONDUCT, TEST_LANGUAGES, TEST_NOTICE, THRESHOLDS } from './tables/test.js';

interface ListTable<R> {
  table: Table<R>;
  /** what makes a row one of its kind: its validities must follow each other without gap or overlap */
  key: (row: R) => string;
}
const list = <R>(table: Table<R>, key: (row: R) => string): ListTable<R> => ({ table, key });

/** Tables of many rows. */
const LISTS = {
  thresholds: list(THRESHOLDS, (row) => row.category),
  attempts: list(ATTEMPTS, (row) => row.kind),
  serviceMinimums: list(SERVICE_MINIMUMS, (row) => `${row.category} ${row.rule}`),
  legacy: list(LEGACY, (row) => `${row.legacy} ${row.claimable}`),
  terms: list(TERMS_OF_VALIDITY, (row) => row.track),
  bonuses: list(BONUSES, (row) => row.category),
  scoring: list(SCORING, (row) => `${row.criterion} ${row.category}`),
  minimumTotals: list(MINIMUM_TOTALS, (row) => `${row.kind} ${row.category}`),
  courses: list(COURSES, (row) => row.category),
  claimEvidence: list(CLAIM_EVIDENCE, (row) => row.category),
  classLeadership: list(CLASS_LEADERSHIP, (row) => String(row.fromYears)),
  languageCertificates: list(LANGUAGE_CERTIFICATES, (row) => `${row.kind} ${row.category}`),
  documents: list(DOCUMENTS, (row) => row.document),
  earlyConditions: list(EARLY_LIST, (row) => `${row.category} ${row.condition}`),
  positionCriteria: list(POSITION_CRITERIA, (row) => `${row.form} ${row.criterion} ${row.category}`),
  positionTotals: list(POSITION_TOTALS, (row) => `${row.sheet} ${row.category}`),
  criterionNames: list(CRITERION_NAMES, (row) => `${row.form} ${row.criterion}`),
  criterionDemands: list(CRITERION_DEMANDS, (row) => `${row.form} ${row.criterion} ${row.category}`),
  methodistObservations: list(METHODIST_OBSERVATIONS, (row) => row.category),
  testLanguages: list(TEST_LANGUAGES, (row) => row.language),
  testSections: list(TEST_SECTION_TASKS, (row) => `${row.test} ${row.section}`),
  testDiplomas: list(TEST_DIPLOMAS, (row) => `${row.subject} ${row.diploma}`),
  sanctions: list(SANCTIONS, (row) => `${row.cause} ${row.repeated} ${row.position}`),
  specialAwards: list(SPECIAL_AWARD_RULES, (row) => `${row.ground} ${row.fromYears}`),
  equivalences: list(EQUIVALENCES, (row) => `${row.from} ${row.to}`),
  formerHeads: list(FORMER_HEADS, (row) => row.former),
};
/** Tables of one row at a time. */
const SINGLES = {
  commission: COMMISSION, observation: OBSERVATION, dynamics: DYNAMICS, methodicalWork: METHODICAL_WORK, early: EARLY, resultValidity: RESULT_VALIDITY, appeal: APPEAL,
  testNotice: TEST_NOTICE, service: SERVICE, testConduct: TEST_CONDUCT, repeatedByAlgorithm: REPEATED_BY_ALGORITHM, trainee: TRAINEE, returning: RETURN, extension: EXTENSION,
  pension: PENSION, complaint: COMPLAINT, retention: RETENTION,
};

/** The tables of many rows, and what makes a row one of its kind. */
export const TABLE_KEYS: ReadonlyMap<string, (row: object) => string> = new Map(Object.entries(LISTS).map(([name, { key }]) => [name, key as (row: object) => string]));
/** The tables of one row at a time. */
export const SINGLE_TABLES: readonly string[] = Object.keys(SINGLES);

type Lists = { readonly [K in keyof typeof LISTS]: (typeof LISTS)[K]['table'] };
type Singles = { readonly [K in keyof typeof SINGLES]: (typeof SINGLES)[K][number] };

/**
 * The law as one case knows it: the rows in force under the edition it was opened under. Asking for a table that the sources do not give
 * for an edition throws RegulationError RULES_NOT_GIVEN; nothing is borrowed from another edition.
 */
export interface RuleSet extends Lists, Singles {
  id: RuleSetId;
  title: Texts;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  source: string;
  /** the settings of the edition's first day; a case's own are `settingsAt(openedOn)` */
  settings: Settings;
}

function build(edition: (typeof EDITIONS)[number]): RuleSet {
  const on = edition.validFrom;
  const rules: object = { ...edition, settings: settingsAt(on) };
  const define = (name: string, found: unknown) => {
    const get = () => {
      if (found === undefined) throw rulesNotGiven(edition.id, name);
      return found;
    };
    Object.defineProperty(rules, name, { enumerable: found !== undefined, get });
  };
  for (const [name, { table }] of Object.entries(LISTS)) {
    const found = inForce<object>(table, on);
    define(name, found.length > 0 ? found : undefined);
  }
  for (const [name, table] of Object.entries(SINGLES)) define(name, inForce<object>(table, on)[0]);
  return Object.freeze(rules) as RuleSet;
}

/** What is wrong in time with any table of the law; empty when the law is whole. */
export function lawFaults(): TimeFault[] {
  const lists = Object.entries(LISTS).flatMap(([name, { table, key }]) => timeFaults<object>(name, table, key as (row: object) => string));
  const singles = Object.entries(SINGLES).flatMap(([name, table]) => timeFaults<object>(name, table, () => name));
  const editions = timeFaults('editions', EDITIONS, () => 'edition');
  const settings = timeFaults('settings', SETTINGS, (row) => row.key);
  return [...editions, ...settings, ...lists, ...singles];
}

/**
 * The check at the start of every process that answers questions of law.
 * @throws RegulationError TABLES_FAULTY naming table, key and day of the first gap or overlap
 */
export function checkLaw(): void {
  const [first, ...more] = lawFaults();
  if (!first) return;
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new RegulationError('TABLES_FAULTY', `${first.table}: ${first.fault} for "${first.key}" at ${first.at}${others}`, { table: first.table });
}

const BUILT: ReadonlyMap<string, RuleSet> = new Map(EDITIONS.map((edition) => [edition.id, build(edition)]));

/** Every edition loaded, the oldest first. */
export const ruleSets = (): RuleSet[] => [...BUILT.values()];

/**
 * The edition a case was opened under.
 * @throws RegulationError RULE_SET_UNKNOWN
 */
export function ruleSetOf(id: RuleSetId): RuleSet {
  const found = BUILT.get(id);
  if (!found) throw ruleSetUnknown(id);
  return found;
}

/**
 * The edition in force on a day.
 * @throws RegulationError RULE_SET_MISSING for a day before the first edition loaded
 */
export function ruleSetInForce(date: PlainDate): RuleSetId {
  const edition: Row<{ id: RuleSetId }> | undefined = inForce(EDITIONS, date)[0];
  if (!edition) throw ruleSetMissing(date);
  return edition.id;
}
