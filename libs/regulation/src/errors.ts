import type { PlainDate, Texts } from '@attestation/contracts';

/** A question that the loaded law cannot answer. Named, never guessed. */
export class RegulationError extends Error {
  constructor(
    readonly code:
      | 'CALENDAR_YEAR_MISSING'
      | 'RULE_SET_MISSING'
      | 'RULE_SET_UNKNOWN'
      | 'RULES_NOT_GIVEN'
      | 'RULE_UNKNOWN'
      | 'CAMPAIGN_MISSING'
      | 'TABLES_FAULTY'
      | 'FACTS_INVALID'
      | 'DECISION_FAILED',
    message: string,
    readonly detail: Readonly<Record<string, string | number | null>> = {},
    /** what a person is told, where it is a person's facts that are wrong */
    readonly texts?: Texts,
  ) {
    super(message);
    this.name = 'RegulationError';
  }
}

export const calendarYearMissing = (year: number) =>
  new RegulationError('CALENDAR_YEAR_MISSING', `the working calendar of Kazakhstan for ${year} is not loaded`, { year });
export const ruleSetMissing = (date: PlainDate) =>
  new RegulationError('RULE_SET_MISSING', `no edition of the Rules is loaded for ${date}`, { date });
export const ruleSetUnknown = (id: string) => new RegulationError('RULE_SET_UNKNOWN', `there is no rule set ${id}`, { ruleSet: id });
export const rulesNotGiven = (ruleSet: string, table: string) =>
  new RegulationError('RULES_NOT_GIVEN', `the sources do not give "${table}" for the edition ${ruleSet}`, { ruleSet, table });
/** Facts that cannot be: which field, and what is wrong with it in three languages. */
export const factsInvalid = (field: string, texts: Texts) => new RegulationError('FACTS_INVALID', `${field}: ${texts.en}`, { field }, texts);
