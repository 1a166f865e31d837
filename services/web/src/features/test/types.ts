import type { Shapes } from '../../api/client';
import { languageNow } from '../../i18n/speech';
import type { Said } from '../../parts/reasons';

/** A reason as the service of tests tells it: in all three languages. */
export interface Told {
  rule: string;
  source: string;
  text: { kk: string; ru: string; en: string };
}

/** What the testing centre reported, and what it means for the claim. */
export interface Result {
  points: number;
  tasks: number;
  percent: string;
  thresholdPercent: number;
  thresholdReached: boolean;
  highestCategory: string | null;
  certificateNumber: string;
  takenOn: string;
  validUntil: string;
  /** the last moment for an appeal */
  appealUntil: string;
  reasons: Told[];
}

/** One attempt, with what the description of the service leaves open. */
export type Booking = Omit<Shapes['TestingBookingOut'], 'test' | 'window' | 'session' | 'result' | 'appeal' | 'violation'> & {
  test: { tasks: number; minutes: number; thresholdPercent: number; thresholdPoints: number };
  window: { from: string; to: string };
  session?: { id: string; startsAt: string; endsAt: string; place: string };
  result?: Result;
  appeal?: Omit<Shapes['TestingAppealOut'], 'reasons' | 'decision'> & { reasons: Told[]; decision: { protocolNumber: string; decidedAt: string; tasks: { number: number; granted: boolean; reason: string }[] } | null };
  violation?: { actNumber: string; foundOn: string; facts: string };
};

export interface TestCase {
  bookings: Booking[];
  exemption: { reasons: Told[] } | null;
}

/** In the reader's language. */
export const said = (reasons: readonly Told[]): Said[] => reasons.map(({ rule, source, text }) => ({ rule, source, text: text[languageNow()] }));
