import type { Category, PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addWorkingDays, KAZAKHSTAN, type WorkCalendar } from '../calendar/working-days.js';
import { addDays, addYears, dayNumber } from '../dates.js';
import { factsInvalid } from '../errors.js';
import { FACT_FAULTS } from '../fact-faults.js';
import type { RuleSet } from '../rule-set.js';
import type { Settings } from '../settings.js';
import type { ExtensionGround } from '../tables/career.js';

export interface ExtensionFacts {
  ground: ExtensionGround;
  current: Category;
  categoryEndsOn: PlainDate;
  /** the first day of the leave, the illness, the service; of a move the day of the move */
  groundFrom: PlainDate;
  /** the day back at work; of a move the day of the move; `null`: the ground lasts */
  returnedOn: PlainDate | null;
  /** `null`: no application was made */
  appliedOn: PlainDate | null;
}
export interface ExtensionAnswer extends Answer<'KEPT' | 'SUSPENDED' | 'APPLICATION_NEEDED' | 'NOT_EXTENDED'> {
  /** the last day until which the category may be kept; `null`: not known while the ground lasts, or nothing is kept */
  keptUntil: PlainDate | null;
  /** last day of the first head's order */
  orderDue: PlainDate | null;
}

/**
 * Is the term of a category extended, and until when? On application, by the first head's order. The ground must have begun while the term
 * ran; the setting `extensionMode` says whether the years after the return are given whole or only what was left of the term.
 * @throws RegulationError FACTS_INVALID where dates run backwards; CALENDAR_YEAR_MISSING
 * @source O83 p.29, D.9, F-25
 */
export function categoryExtension(rules: RuleSet, facts: ExtensionFacts, settings: Settings = rules.settings, calendar: WorkCalendar = KAZAKHSTAN): ExtensionAnswer {
  const { ground, current, categoryEndsOn: endsOn, groundFrom, returnedOn, appliedOn } = facts;
  if (returnedOn !== null && returnedOn < groundFrom) throw factsInvalid('returnedOn', FACT_FAULTS.notBefore('groundFrom'));
  const open = { keptUntil: null, orderDue: null };
  if (groundFrom > endsOn) return { ...answer('NOT_EXTENDED', because('X-051/ended', { endsOn, groundFrom, current })), ...open };
  if (returnedOn === null) return { ...answer('SUSPENDED', because('X-051/suspended', { ground, current, groundFrom })), ...open };
  const keptUntil = keptUntilOf(rules, { endsOn, groundFrom, returnedOn }, settings);
  const why = [because('X-051', { ground, current, years: rules.extension.years, returnedOn, until: keptUntil }), because('F-25')];
  if (appliedOn === null) return { ...answer('APPLICATION_NEEDED', ...why), keptUntil, orderDue: null };
  const workingDays = rules.extension.orderWorkingDays;
  const orderDue = addWorkingDays(appliedOn, workingDays, calendar);
  return { ...answer('KEPT', ...why, because('X-051/order', { workingDays, dueOn: orderDue })), keptUntil, orderDue };
}

function keptUntilOf(rules: RuleSet, { endsOn, groundFrom, returnedOn }: Record<'endsOn' | 'groundFrom' | 'returnedOn', PlainDate>, { extensionMode }: Settings): PlainDate {
  const longest = addYears(returnedOn, rules.extension.years);
  const remaining = addDays(returnedOn, dayNumber(endsOn) - dayNumber(groundFrom));
  const kept = extensionMode === 'FULL_2_YEARS' || remaining > longest ? longest : remaining;
  return kept > endsOn ? kept : endsOn;
}
