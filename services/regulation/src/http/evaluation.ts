import type { Confidence, PlainDate, Reason, RuleSetId } from '@attestation/contracts';
import { inForce, KAZAKHSTAN, ruleSetInForce, ruleSetOf, SETTINGS, settingsAt, type DecisionBook, type PlannedCampaign, type SettingEntry, type Settings, type Table, type WorkCalendar } from '@attestation/regulation';
import { rulesOf, settingsOf, type DraftFile } from '../domain/draft.js';
import { watched } from '../domain/settings-used.js';
import type { SignOff } from '../domain/sign-off.js';
import type { EvaluationOut, SettingUsedOut } from './evaluation.dto.js';
import type { Question } from './questions/question.js';
import { signed, signedWithin } from './sign-offs.js';

/** Under which law an evaluation is asked. */
export interface Under {
  date: PlainDate;
  /** absent: the edition in force on the day */
  ruleSet?: string;
  /** the draft that is named instead of an edition */
  draft?: DraftFile;
  book: DecisionBook;
  /** absent: as released */
  calendar?: WorkCalendar;
  /** the settings as dated rows; default: as they come with the rules */
  table?: Table<SettingEntry>;
  /** the rules that were confirmed against the official text */
  confirmed?: ReadonlyMap<string, SignOff>;
  /** the yearly campaigns that were opened; absent: none */
  campaigns?: readonly PlannedCampaign[];
}

const NOBODY: ReadonlyMap<string, SignOff> = new Map();

/** Asks a question, and tells the answer with everything it rests on. */
export function evaluationOf(question: Question, facts: unknown, { date, ruleSet, draft, book, calendar = KAZAKHSTAN, table = SETTINGS, confirmed = NOBODY, campaigns = [] }: Under): EvaluationOut {
  const edition = draft?.base ?? (ruleSet as RuleSetId | undefined) ?? ruleSetInForce(date);
  const used = new Set<keyof Settings>();
  const held = settingsAt(date, table);
  const settings = draft ? settingsOf(draft, held) : held;
  const rules = draft ? rulesOf(draft) : ruleSetOf(edition);
  // decision files know editions only: by a draft they answer as the edition it departs from
  const { outcome, reasons, ...details } = question.answer(facts, { on: date, ruleSet: edition, rules, settings: watched(settings, used), book, calendar, campaigns });
  return { question: question.name, date, ruleSet: draft?.id ?? edition, outcome, details: signedWithin(details, confirmed), reasons: signed(reasons, confirmed), askPerson: asksPerson(reasons, details), settingsUsed: settingsUsed(used, settings, inForce(table, date)) };
}

function settingsUsed(used: ReadonlySet<keyof Settings>, settings: Settings, rows: Table<SettingEntry>): SettingUsedOut[] {
  return rows.filter(({ key }) => used.has(key)).map(({ key, rule, owner, reason, validFrom }) => ({ key, value: settings[key], rule, owner, reason, validFrom }));
}

const UNSURE: readonly Confidence[] = ['paraphrased', 'uncertain'];

/** What was read in a secondary text, or is not known for certain, decides nothing alone: a person looks at it. */
function asksPerson(reasons: readonly Reason[], { warnings = [] }: { warnings?: unknown }): boolean {
  return [...reasons, ...(warnings as Reason[])].some(({ confidence }) => UNSURE.includes(confidence));
}
