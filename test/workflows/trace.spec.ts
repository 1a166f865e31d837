import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { WORKFLOWS } from './model.js';
import { atWork } from './trace/at-work.js';
import { codePlaces, declarations } from './trace/code-places.js';
import { decisionRows } from './trace/decision-rows.js';
import { citedIn } from './trace/ids.js';
import { page } from './trace/page.js';
import { proofs } from './trace/proofs.js';
import { readTrace, type Trace } from './trace/trace.js';

const numbers = (kind: string, from: number, to: number, digits = 3) => Array.from({ length: to - from + 1 }, (_, step) => `${kind}-${String(from + step).padStart(digits, '0')}`);

/** Every number of the list of rules: where the Order's chapters end, numbers are left free. */
const ORDER = [[1, 6], [10, 21], [25, 32], [35, 52], [53, 73], [74, 85], [90, 95], [100, 101], [120, 127], [130, 135], [140, 144]] as const;
const AWARDS = ['X-052a', 'X-052b', 'X-052c', 'X-052d'];
const ALL = [...numbers('R', 1, 128), ...ORDER.flatMap(([from, to]) => numbers('X', from, to)), ...AWARDS, ...numbers('C', 1, 17, 2), ...numbers('F', 1, 30, 2)];

describe('the trace of the rules', () => {
  let trace: Trace;
  beforeAll(async () => void (trace = await readTrace()));
  const automated = () => trace.rules.filter(({ entry }) => entry.not === null);
  const ids = (rules: readonly { id: string }[]) => rules.map(({ id }) => id);

  it('has every rule of the list, and no other', () => expect(ids(trace.rules).sort()).toEqual([...ALL].sort()));
  it('says of each rule either what carries it out or why nothing does', () => {
    const reasons = trace.rules.flatMap(({ entry }) => (entry.not ? [entry.not.because] : []));
    expect(reasons.filter((because) => because.trim() === '')).toEqual([]);
    expect(ids(automated().filter(({ places }) => places.length === 0))).toEqual([]);
  });
  it('points only at functions, tables, rows and elements that are there', () => expect(trace.rules.flatMap(({ entry }) => entry.at).filter((place) => !trace.exists(place))).toEqual([]));
  it('settles a rule only by rules that are carried out', () => {
    const carried = new Set(ids(automated()));
    expect(trace.rules.flatMap(({ entry }) => entry.by).filter((id) => !carried.has(id))).toEqual([]);
  });
  it('names a spec for everything that is automated', () => expect(ids(automated().filter(({ specs }) => specs.length === 0))).toEqual([]));
  it('stands in workflows/RULES-TRACE.md as `npm run regulation:trace` makes it', () => expect(readFileSync(`${WORKFLOWS}RULES-TRACE.md`, 'utf8')).toBe(page(trace.rules)));
  it('knows what is not there', () => {
    const absent = ['libs/regulation/src/vote.ts#noSuchFunction', 'libs/regulation/src/no-such-file.ts#vote', 'workflows/decisions/channel.dmn#no-such-row', 'workflows/attestation/attestation.bpmn#no-such-element'];
    expect(absent.filter((place) => trace.exists(place))).toEqual([]);
    expect(['libs/regulation/src/vote.ts#vote', 'workflows/decisions/channel.dmn#channel-heads-deputies', 'workflows/attestation/attestation.bpmn#test'].filter((place) => !trace.exists(place))).toEqual([]);
  });
});

describe('a rule is named', () => {
  it.each([
    ['by its number', 'p.22 (X-041), R-107', ['X-041', 'R-107']],
    ['by a range', 'R-108…R-110', ['R-108', 'R-109', 'R-110']],
    ['by a range without the letter again', 'X-078…081', ['X-078', 'X-079', 'X-080', 'X-081']],
    ['by a case of it', 'R-034b', ['R-034']],
    ['among the awards by its letter', 'X-052a…X-052c; X-052', ['X-052a', 'X-052b', 'X-052c', 'X-052']],
    ['not by the span of a whole chapter, but for its first', 'R-049…R-103', ['R-049']],
  ])('%s', (_title, text, expected) => expect(citedIn(text)).toEqual(expected));

  it('where a function, a constant or a method of a class says it, not where a shape or a test does', () => {
    const text = '/** R-001 */\nfunction one() {}\nconst two = "R-002";\ninterface Three { /** R-003 */ a: string }\nclass Four {\n /** R-004 */\n five() {}\n}';
    const source = { path: 'libs/x/src/a.ts', text };
    expect(declarations(source).map(({ name }) => name)).toEqual(['one', 'two', 'Four', 'Four.five']);
    expect([...codePlaces([source, { path: 'libs/x/src/a.spec.ts', text }])]).toEqual([['R-001', ['libs/x/src/a.ts#one']], ['R-002', ['libs/x/src/a.ts#two']], ['R-004', ['libs/x/src/a.ts#Four.five']]]);
  });
  it('in a spec by what is expected or in a title, not in a comment', () => {
    const text = '// R-001\nit(`R-002 holds`, () => expect(rule).toBe("R-003"));';
    expect([...proofs([{ path: 'libs/x/src/a.spec.ts', text }, { path: 'libs/x/src/a.ts', text }]).keys()]).toEqual(['R-002', 'R-003']);
  });
  it('by a row of a decision in its annotation', () => expect(decisionRows().find(({ at }) => at === 'workflows/decisions/commission-routing.dmn#commission-routing-moderator')?.rules).toContain('R-108'));
});

describe('a rule is at work in a case', () => {
  const law = (name: string, text: string) => ({ path: `libs/regulation/src/${name}.ts`, text });
  const all = [
    law('quorum', "import { round } from './rounding.js';\nexport function quorum() {}"), law('rounding', 'export function round() {}'), law('transfer', 'export function transfer() {}'),
    law('tables/commission', 'export const COMMISSION = {};'), { path: 'services/commissions/src/meeting.ts', text: "import { quorum, type Transfer } from '@attestation/regulation';" },
    { path: 'services/regulation/src/questions.ts', text: "import { transfer } from '@attestation/regulation';" }, { path: 'services/commissions/src/meeting.spec.ts', text: "import { transfer } from '@attestation/regulation';" },
  ];
  it.each([
    ['where a service uses its function', 'libs/regulation/src/quorum.ts#quorum', true], ['where such a function uses it', 'libs/regulation/src/rounding.ts#round', true],
    ['where a service carries it out', 'services/commissions/src/meeting.ts#hold', true], ['where a model does', 'workflows/attestation/attestation.bpmn#test', true],
    ['not where only the law’s own service and tests use it', 'libs/regulation/src/transfer.ts#transfer', false], ['not where a question names it', 'services/regulation/src/questions.ts#QUESTIONS', false],
    ['not where it only stands in a table', 'libs/regulation/src/tables/commission.ts#COMMISSION', false],
  ])('%s', (_title, place, expected) => expect(atWork(all)(place)).toBe(expected));
});
