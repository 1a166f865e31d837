import type { Category, PlainDate } from '@attestation/contracts';

/** One attempt at the test, as `testing` told it last. */
export interface TestResult {
  points: number;
  tasks: number;
  percent: string;
  thresholdReached: boolean;
  highestCategory: Category | null;
  certificateNumber: string;
  validUntil: PlainDate;
  /** by an act of violation */
  annulled: boolean;
}

/** What stands in the place of the test: an exemption (E.5), or a language certificate. */
export interface TestReplacement {
  kind: 'EXEMPT' | 'CERTIFICATE';
  ground: string;
}

/** Everything known of the test of a case. */
export interface KnownTests {
  results: TestResult[];
  replacement: TestReplacement | null;
  /** appeals that are not decided */
  appeals: number;
}

export type TestStanding = ({ kind: 'RESULT' } & TestResult) | TestReplacement;

/**
 * What the commission goes by: an exemption or certificate, else the highest result that is valid; what was annulled does not count.
 * @source O83 p.53, R-036
 */
export function testStanding({ results, replacement }: KnownTests, on: PlainDate): TestStanding | null {
  if (replacement) return replacement;
  const [best] = results.filter(({ annulled, validUntil }) => !annulled && validUntil >= on).sort((a, b) => b.points * a.tasks - a.points * b.tasks);
  return best ? { kind: 'RESULT', ...best } : null;
}
