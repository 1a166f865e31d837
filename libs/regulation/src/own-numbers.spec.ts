import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Deadlines, terms and thresholds are the law's: a service asks for them and writes none of them down. */
const SERVICES = fileURLToPath(new URL('../../../services', import.meta.url));
const WITHIN = String.raw`(?:[^;()]|\([^;()]*(?:\([^;()]*\)[^;()]*)*\))*`; // no further than its own bracket
const OWN_COUNT = new RegExp(String.raw`\b(?:addWorkingDays|addDays|minutesAfter)\(${WITHIN},\s*-?(?:[2-9]|\d{2,})\s*\)|\baddYears\(${WITHIN},\s*-?\d+\s*\)`, 'g');
const OWN_THRESHOLD = /\b(?:percent|points|total|minimum|threshold\w*|serviceYears|serviceMonths|quorum|perYear|hours)\s*(?:[<>]=?|===)\s*(?:[1-9]\d*)\b/g;

const sources = readdirSync(SERVICES, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /^[^/]+\/src\/.*\.ts$/.test(path) && !/\.spec\.ts$|\/(testing|generated|http\/questions)\/|^(engine|identity|monitoring|standalone|web)\//.test(path),
);
const found = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([match]) => match);

describe('a service', () => {
  it('is looked at with all its code', () => expect(sources.length).toBeGreaterThan(150));

  it.each(sources)('counts no deadline and compares no threshold by a number of its own: %s', (path) => {
    const text = readFileSync(join(SERVICES, path), 'utf8');
    expect([...found(OWN_COUNT, text), ...found(OWN_THRESHOLD, text)]).toEqual([]);
  });

  it.each([
    ['addWorkingDays(filedOn, 15)', 1], ['addYears(meeting.heldOn, 1)', 1], ['addDays(day, 1)', 0], ['addDays(addYears(from, rulesOf(id).years), -1)', 0], ['addDays(addYears(from, 2), -1)', 1], ['addWorkingDays(filedOn, rules.appeal.decisionWorkingDays)', 0], ['if (percent >= 70)', 1],
    ['serviceYears < 30', 1], ['points > 0', 0], ['minutesAfter(finishedAt, 30)', 1],
  ])('would be found out: %s', (text, times) => expect([...found(OWN_COUNT, text), ...found(OWN_THRESHOLD, text)]).toHaveLength(times));
});
