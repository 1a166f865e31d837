import type { DecisionSettings, PlainDate } from '@attestation/contracts';
import { inForce, type Row, type Table } from './dated.js';

/** Where the sources contradict each other or are silent: the platform's choices (RULES.md B.18 and F), fixed for a case when it opens. */
export interface Settings extends DecisionSettings {
  /** F-09: of whom a majority is counted */
  majorityBase: 'PRESENT' | 'ALL';
  /** F-11: how several members' sheets become one */
  scoreAggregate: 'MEAN' | 'MEDIAN' | 'CONSENSUS';
  /** F-10: over what observation results are averaged */
  observationAverage: 'PER_YEAR' | 'PER_PERIOD';
  /** C-02: a methodist's and a commission member's sheet, or one of them */
  externalSheets: 'BOTH' | 'EITHER';
  /** F-24: for which categories a winner brings one point more */
  winnerBonusColumns: 'ALL' | 'MASTER_ONLY';
  /** F-30: the test before the commission's review */
  pipelineStrictOrder: boolean;
  /** F-12 */
  certificateNumberPattern: string;
  /** F-25 */
  extensionMode: 'FULL_2_YEARS' | 'REMAINING_TERM_CAPPED_2Y';
  /** F-07: years of a break after which a returner is still a teacher */
  breakBoundaryYears: number;
  /** what a conflict of interest above the organisation level does */
  conflictAboveOrganisation: 'WARN' | 'REFUSE' | 'IGNORE';
  /** F-28: from which date the two years before an early attestation are counted */
  earlyCountsFrom: 'ORDER' | 'DECISION';
}

export interface SettingEntry {
  key: keyof Settings;
  /** the contradiction or open question it answers */
  rule: string;
  value: Settings[keyof Settings];
  /** who may change it */
  owner: 'AUTHORISED_BODY' | 'PLATFORM';
  reason: string;
}

const START = '2024-04-08' as PlainDate;
const entry = <K extends keyof Settings>(key: K, value: Settings[K], rule: string, owner: SettingEntry['owner'], reason: string): Row<SettingEntry> => ({
  key,
  value,
  rule,
  owner,
  reason,
  validFrom: START,
  validTo: null,
  source: `RULES.md ${rule}`,
});

export const SETTINGS: Table<SettingEntry> = [
  entry('channelSource', 'algorithm', 'F-01', 'AUTHORISED_BODY', 'the algorithm moves researcher and master to the platform in 2026; the Order as last read keeps them on the portal'),
  entry('legacyToModeratorMinServiceYears', 30, 'F-03', 'AUTHORISED_BODY', 'the algorithm asks for 30 years, the Order names none; the stricter holds'),
  entry('researcherMasterMaxConsecutive', 2, 'F-04', 'AUTHORISED_BODY', 'not more than two exempt confirmations in a row'),
  entry('majorityBase', 'PRESENT', 'F-09', 'AUTHORISED_BODY', 'the Order does not say of whom the majority is counted'),
  entry('scoreAggregate', 'MEAN', 'F-11', 'AUTHORISED_BODY', 'the Rules do not say how members\' sheets become one'),
  entry('observationAverage', 'PER_YEAR', 'F-10', 'AUTHORISED_BODY', 'the period over which observations are averaged is not given'),
  entry('externalSheets', 'BOTH', 'C-02', 'AUTHORISED_BODY', 'the algorithm and the Order say "and", the slides "or"'),
  entry('winnerBonusColumns', 'ALL', 'F-24', 'AUTHORISED_BODY', 'the note gives the point to all, the printed columns show it for master only'),
  entry('pipelineStrictOrder', true, 'F-30', 'AUTHORISED_BODY', 'the test comes before the summary; the periods overlap'),
  entry('certificateNumberPattern', '{KATO2}-{level}-{year}-{seq6}', 'F-12', 'PLATFORM', 'the form of the number is not regulated'),
  entry('extensionMode', 'FULL_2_YEARS', 'F-25', 'AUTHORISED_BODY', 'the text says not more than two years after return'),
  entry('breakBoundaryYears', 5, 'F-07', 'AUTHORISED_BODY', 'the Order says not more than five years'),
  entry('conflictAboveOrganisation', 'WARN', 'X-037', 'AUTHORISED_BODY', 'the text restricts the organisation level only'),
  entry('earlyCountsFrom', 'ORDER', 'F-28', 'AUTHORISED_BODY', 'the date base of the two years is not given'),
];

/** The settings in force on a day: what is fixed for a case opened then. */
export function settingsAt(date: PlainDate, table: Table<SettingEntry> = SETTINGS): Settings {
  const day = date < START ? START : date;
  return Object.fromEntries(inForce(table, day).map(({ key, value }) => [key, value])) as unknown as Settings;
}

/** The part a decision table reads, in the words of the models. */
export const decisionSettings = ({ channelSource, legacyToModeratorMinServiceYears, researcherMasterMaxConsecutive }: Settings): DecisionSettings => ({
  channelSource,
  legacyToModeratorMinServiceYears,
  researcherMasterMaxConsecutive,
});
