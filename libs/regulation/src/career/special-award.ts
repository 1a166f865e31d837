import { CATEGORIES, type Category, type PlainDate } from '@attestation/contracts';
import { answer, because, type Answer } from '../answer.js';
import { addWorkingDays, KAZAKHSTAN, type WorkCalendar } from '../calendar/working-days.js';
import { rankOf, trackOf } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';
import type { AwardGround, SpecialAwardRule } from '../tables/career.js';

export interface SpecialAwardFacts {
  ground: AwardGround;
  /** the category held, or the base of the post */
  current: Category;
  /** full years in production of the profile, or of civil service in education authorities; 0 where the ground asks for none */
  years: number;
  /** heads and deputies of civil service: higher pedagogical education */
  higherPedagogicalEducation: boolean;
  appliedOn: PlainDate | null;
}
export interface SpecialAwardAnswer extends Answer<'AWARDED' | 'NOT_AWARDED'> {
  category: Category | null;
  attestationRequired: boolean;
  testRequired: boolean;
  /** last day for the commission; `null`: the Rules set none, or no application was made */
  dueOn: PlainDate | null;
}

/**
 * Is a category awarded without attestation and test, which, and by when?
 * @throws RegulationError CALENDAR_YEAR_MISSING
 * @source O83 p.28, 32–34 (X-052a…X-052d), D.8
 */
export function specialAward(rules: RuleSet, facts: SpecialAwardFacts, calendar: WorkCalendar = KAZAKHSTAN): SpecialAwardAnswer {
  const { ground, current, years, appliedOn } = facts;
  const ofGround = rules.specialAwards.filter((row) => row.ground === ground);
  const found = ofGround.filter((row) => fits(row, facts)).sort((a, b) => b.fromYears - a.fromYears)[0];
  const category = found ? awarded(found, current) : null;
  const rule = (found ?? ofGround[0])?.rule ?? 'X-052a';
  const asked = because('X-052/ground', { ground, current, years, category });
  if (!found || category === null) return { ...answer('NOT_AWARDED', because(rule), asked), category: null, attestationRequired: true, testRequired: true, dueOn: null };
  const dueOn = found.workingDays === null || appliedOn === null ? null : addWorkingDays(appliedOn, found.workingDays, calendar);
  const term = found.workingDays === null ? because('F-13') : because('X-052/due', { workingDays: found.workingDays, dueOn });
  return { ...answer('AWARDED', because(rule), asked, term), category, attestationRequired: false, testRequired: false, dueOn };
}

function fits({ fromYears, held, ground }: SpecialAwardRule, { current, years, higherPedagogicalEducation }: SpecialAwardFacts): boolean {
  return years >= fromYears && (held === null || held.includes(current)) && (ground !== 'CIVIL_SERVICE' || higherPedagogicalEducation);
}

/** Never a lower category than the one held. */
function awarded({ award }: SpecialAwardRule, current: Category): Category | null {
  const track = trackOf(current);
  const inTrack = (rank: number) => CATEGORIES.find((category) => trackOf(category) === track && rankOf(category) === rank) ?? null;
  if (award === 'FIRST_OF_TRACK') return track === 'HEAD' || track === 'DEPUTY' ? inTrack(rankOf('HEAD_1')) : null;
  if (award === 'ONE_HIGHER') return inTrack(rankOf(current) + 1);
  return track === 'LEGACY' || (track === 'TEACHER' && rankOf(current) < rankOf(award)) ? award : null;
}
