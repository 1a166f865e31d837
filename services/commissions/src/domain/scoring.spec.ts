import { describe, expect, it } from '@jest/globals';
import type { Change, Fact, Message, PersonId, WorkItemId } from '@attestation/contracts';
import fc from 'fast-check';
import { commission, DUE, evaluation, GOOD, ITEM, memberOf, NOW, person, SECRETARY, SEVEN, unscored } from '../testing/facts-of-a-case.js';
import { enlist } from './agenda.js';
import type { CaseFile } from './case-file.js';
import { type Evaluation, proposalOf } from './evidence.js';
import { closeScoring, openScoring, recompose, recuse, submitSheet } from './scoring.js';
import { differing } from './sheets-together.js';

const SEED = 21;
const opened = (more: Partial<CaseFile> = {}): CaseFile => {
  const change = openScoring(unscored(more), { id: ITEM, due: DUE, now: NOW }, commission());
  if (!change.ok || !change.next) throw new Error('not opened');
  return change.next;
};
const submission = (by: PersonId, points = GOOD) => ({ by, points, now: NOW });
const codeOf = (change: Change<CaseFile, unknown>) => (change.ok ? 'OK' : change.code);
const recusal = (memberId: PersonId) => ({ memberId, ground: 'RELATIVE' as const, note: null, at: NOW, by: SECRETARY });
const closing = { reason: 'келмеді', by: SECRETARY, at: NOW };

describe('opening the sheets', () => {
  it('gives one to each member, but to nobody who may not judge the case', () => {
    expect(opened().sheets.map(({ memberId }) => memberId)).toEqual(SEVEN);
    expect(opened({ personId: person(2), recusals: [recusal(person(5))] }).sheets.map(({ memberId }) => memberId)).toEqual([1, 3, 4, 6, 7].map(person));
  });

  it('is one work item of the commission’s members, and the second delivery finds it', () => {
    const change = openScoring(unscored(), { id: ITEM, due: DUE, now: NOW }, commission());
    expect(change).toMatchObject({ ok: true, result: ITEM, facts: [{ data: { workItemId: ITEM, step: 'scoring', holder: { role: 'COMMISSION_MEMBER' }, due: DUE } }] });
    expect(openScoring(opened(), { id: 'other' as WorkItemId, due: DUE, now: NOW }, commission())).toMatchObject({ ok: true, result: ITEM, facts: [] });
  });

  it.each(['METHODIST', 'HEAD_OR_DEPUTY'])('names the group %s, whose sheet the loaded rules do not give', (positionGroup) => {
    expect(() => opened({ positionGroup })).toThrow(positionGroup);
  });
});

describe('a member’s sheet', () => {
  it.each<[string, CaseFile, PersonId, Evaluation | undefined, Record<string, number>, string]>([
    ['of somebody without one', opened(), person(77), evaluation(), GOOD, 'NOT_FOUND'],
    ['on one’s own case', opened({ personId: person(2) }), person(2), evaluation(), GOOD, 'OWN_CASE'],
    ['of a recused member', opened({ recusals: [recusal(person(2))] }), person(2), evaluation(), GOOD, 'MEMBER_RECUSED'],
    ['of a case withdrawn', { ...opened(), ended: 'WITHDRAWN' }, person(2), evaluation(), GOOD, 'ALREADY_CLOSED'],
    ['without an evaluation', opened(), person(2), undefined, GOOD, 'EVALUATION_MISSING'],
    ['with a value its column does not have', opened(), person(2), evaluation(), { ...GOOD, '1.1': 3 }, 'POINTS_OUT_OF_RANGE'],
    ['with points where the evidence does not meet', opened(), person(2), evaluation(['4.1']), GOOD, 'POINTS_OUT_OF_RANGE'],
  ])('is not taken %s', (_, file, by, evaluated, points, code) => {
    expect(codeOf(submitSheet(file, evaluated, { by, points, now: NOW }))).toBe(code);
  });

  it('may give points where the commission itself judges by the documents', () => {
    expect(submitSheet(opened(), evaluation(), submission(person(2), { ...GOOD, '5.1': 2 } as never))).toMatchObject({ ok: true, result: { total: '74' } });
  });
});

describe('the secretary', () => {
  const withSheets = (count: number, file = opened()): CaseFile => SEVEN.slice(0, count).reduce((known, member) => nextOf(submitSheet(known, evaluation(), submission(member))) ?? known, file);

  it('ends one for which more sheets are in than the commission has members since it was composed anew', () => {
    const nine = [...SEVEN, person(8), person(9)];
    const change = openScoring(unscored(), { id: ITEM, due: DUE, now: NOW }, commission({ memberIds: nine }));
    const eight = nine.slice(0, 8).reduce((known, member) => nextOf(submitSheet(known, evaluation(), submission(member))) ?? known, nextOf(change)!);
    const smaller = nextOf(recompose(eight, evaluation(), commission({ memberIds: nine.slice(2) }), NOW))!;
    expect(codeOf(closeScoring(smaller, evaluation(), closing, nine.slice(2)))).toBe('OK');
  });

  it('ends a scoring once the sheets of a quorum are in, and what is open counts for nothing', () => {
    expect(codeOf(closeScoring(withSheets(4), evaluation(), closing, SEVEN))).toBe('NO_QUORUM');
    const closed = closeScoring(withSheets(5), evaluation(), closing, SEVEN);
    expect(closed).toMatchObject({ ok: true, next: { scoringClosed: closing, score: { total: '72' }, item: null }, facts: [{ data: { sheets: 5, members: 7 } }, { data: { by: SECRETARY } }], messages: [{ name: 'scores-submitted' }] });
    expect(codeOf(closeScoring(nextOf(closed), evaluation(), closing, SEVEN))).toBe('WORK_ITEM_CLOSED');
  });

  it('keeps a member with a conflict of interest out: his sheet is taken away, in or not, and the last that is missing may have been his', () => {
    expect(nextOf(recuse(withSheets(6), evaluation(), recusal(person(7)), SEVEN))).toMatchObject({ score: { total: '72' }, item: null });
    const submitted = nextOf(recuse(withSheets(3), evaluation(), recusal(person(1)), SEVEN));
    expect(submitted?.sheets.filter(({ status }) => status === 'SUBMITTED')).toHaveLength(2);
    expect(codeOf(recuse(withSheets(3), evaluation(), recusal(person(77)), SEVEN))).toBe('NOT_A_MEMBER');
  });

  it('sees a new composition keep what is in: a former member’s open sheet goes, and only where too few are left do newcomers get one', () => {
    const others = { ...commission(), memberIds: [...SEVEN.slice(1), memberOf(8).personId] };
    const kept = nextOf(recompose(withSheets(1), evaluation(), others, NOW));
    expect(kept?.sheets.map(({ memberId, status }) => [memberId, status])).toEqual(SEVEN.map((member, index) => [member, index === 0 ? 'SUBMITTED' : 'OPEN']));
    const fewer = { ...commission(), memberIds: [...SEVEN.slice(3), ...[8, 9, 10].map(person)] };
    const filled = nextOf(recompose(opened(), evaluation(), fewer, NOW));
    expect(filled?.sheets.filter(({ status }) => status === 'OPEN').map(({ memberId }) => memberId)).toEqual([4, 5, 6, 7, 8, 9, 10].map(person));
  });
});

describe('sheets that must all be alike (F-11)', () => {
  const consensus = { ...unscored().settings, scoreAggregate: 'CONSENSUS' as const };
  const [dissenter, ...rest] = SEVEN as [PersonId, ...PersonId[]];
  const OTHER = { ...GOOD, '2.2': 2 };
  const give = (file: CaseFile, by: PersonId, points = GOOD) => submitSheet(file, evaluation(), submission(by, points));
  const all = (file: CaseFile, members: readonly PersonId[], points = GOOD): CaseFile => members.reduce((known, member) => nextOf(give(known, member, points)) ?? known, file);
  const differ = () => all(all(opened({ settings: consensus }), rest), [dissenter], OTHER);
  const stateOf = ({ sheets }: CaseFile) => [...new Set(sheets.map(({ status }) => status))];

  it('make the score at once where they are', () => {
    const file = all(opened({ settings: consensus }), SEVEN);
    expect([file.score, differing(file)]).toEqual([expect.objectContaining({ total: '72', meets: true }), []]);
  });

  it('go back to their members while they differ, and the case goes no further: no score, no message, and nobody’s 0', () => {
    const six = all(opened({ settings: consensus }), rest);
    expect(differing(six)).toEqual([]); // not before all have judged for themselves
    const last = give(six, dissenter, OTHER);
    expect(last).toMatchObject({ ok: true, result: { status: 'OPEN', points: OTHER, total: '73' }, facts: [], messages: [] });
    expect(nextOf(last)).toMatchObject({ score: null, item: { step: 'scoring' } });
    expect([stateOf(differ()), differing(differ())]).toEqual([['OPEN'], ['2.2']]);
    expect(nextOf(enlistOf(differ()))).toBeUndefined();
  });

  it('make the score as soon as one is given anew and all are alike; one that still differs goes back again', () => {
    const again = give(differ(), rest[0]!, { ...GOOD, '2.1': 2 });
    expect(nextOf(again)).toMatchObject({ score: null });
    expect(differing(nextOf(again)!)).toEqual(['2.1', '2.2']);
    const agreed = give(nextOf(give(nextOf(again)!, rest[0]!))!, dissenter);
    expect(agreed).toMatchObject({ ok: true, result: { status: 'SUBMITTED' }, next: { item: null, score: { total: '72', meets: true } }, messages: [{ name: 'scores-submitted', variables: { portfolioMeets: true } }] });
    expect(stateOf(nextOf(agreed)!)).toEqual(['SUBMITTED']);
  });

  it('are not made alike by the secretary: she may end it without whom nobody can await, and is told the criteria else', () => {
    expect(closeScoring(differ(), evaluation(), closing, SEVEN)).toMatchObject({ ok: false, code: 'SHEETS_DIFFER', reasons: [{ rule: 'F-11', values: { criteria: '2.2', sheets: 7 } }] });
    const absent = closeScoring(all(all(opened({ settings: consensus }), rest.slice(1)), [dissenter], OTHER), evaluation(), closing, SEVEN);
    expect(nextOf(absent)).toMatchObject({ score: null, scoringClosed: closing });
    expect(differing(nextOf(absent)!)).toEqual(['2.2']);
    expect(nextOf(give(nextOf(absent)!, dissenter))).toMatchObject({ score: { total: '72' }, item: null });
    const gone = closeScoring(differ(), evaluation(), closing, rest);
    expect(nextOf(gone)).toMatchObject({ score: { total: '72' }, item: null });
  });

  it('are alike once the one that differs is recused, or taken away with its member', () => {
    expect(nextOf(recuse(differ(), evaluation(), recusal(dissenter), SEVEN))).toMatchObject({ score: { total: '72' } });
    expect(nextOf(recompose(differ(), evaluation(), { memberIds: [...rest, person(8)], secretaryId: SECRETARY }, NOW))).toMatchObject({ score: { total: '72' } });
  });
});

const enlistOf = (file: CaseFile) => enlist(file, { id: 'another' as WorkItemId, due: DUE, now: NOW }, SECRETARY);
const nextOf = (change: Change<CaseFile, unknown>): CaseFile | undefined => (change.ok ? change.next : undefined);

type Step = { do: 'submit' | 'recuse' | 'close' | 'recompose'; member: number };
const step = fc.record({ do: fc.constantFrom('submit', 'submit', 'submit', 'recuse', 'close', 'recompose'), member: fc.integer({ min: 1, max: 9 }) }) as fc.Arbitrary<Step>;
const COMPOSITIONS = [SEVEN, [2, 3, 4, 5, 6, 7, 8].map(person), [3, 4, 5, 6, 7, 8, 9].map(person)];

describe('a scoring, whatever happens in whatever order', () => {
  it('makes one score of the sheets that are in, once, tells it once, and leaves no sheet open behind it', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 24 }), (steps) => {
        let file = opened();
        const facts: Fact[] = [];
        const messages: Message[] = [];
        let members = SEVEN;
        for (const { do: act, member } of steps) {
          const before = file;
          if (act === 'recompose') members = COMPOSITIONS[member % 3] ?? SEVEN;
          const change: Change<CaseFile, unknown> =
            act === 'submit' ? submitSheet(file, evaluation(), submission(person(member)))
            : act === 'recuse' ? recuse(file, evaluation(), recusal(person(member)), members)
            : act === 'close' ? closeScoring(file, evaluation(), closing, members)
            : recompose(file, evaluation(), { memberIds: members, secretaryId: SECRETARY }, NOW);
          if (!change.ok) continue;
          file = change.next ?? file;
          facts.push(...change.facts);
          messages.push(...change.messages);
          if (before.score) expect(file.score).toEqual(before.score);
        }
        const told = facts.filter(({ type }) => type.endsWith('.scored.v1'));
        expect([told.length, messages.length, file.item === null]).toEqual(file.score ? [1, 1, true] : [0, 0, false]);
        if (file.score) expect(file.sheets.every(({ status }) => status !== 'OPEN')).toBe(true);
        expect(file.sheets.filter(({ memberId, status }) => status !== 'WITHDRAWN' && file.recusals.some((each) => each.memberId === memberId && !file.score))).toEqual([]);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

describe('the proposal a member sees', () => {
  it('shows beside each criterion what a registry corrected since', () => {
    const corrections = [{ registry: 'COURSES' as const, source: 'ustaz', correctedAt: NOW }, { registry: 'DIPLOMA' as const, source: 'x', correctedAt: NOW }];
    const proposal = proposalOf(evaluation(['4.1']), corrections);
    expect(proposal.filter((each) => each.corrections.length > 0).map(({ criterion }) => criterion)).toEqual(['4.1']);
    expect(proposal.find(({ criterion }) => criterion === '4.1')).toMatchObject({ met: false, points: '0', corrections: [{ source: 'ustaz' }] });
  });
});
