import { describe, expect, it } from '@jest/globals';
import { REGISTRIES, type AttestationId, type Instant, type Registry } from '@attestation/contracts';
import fc from 'fast-check';
import { canonicalJson } from './canonical.js';
import { newCase, type CaseEvidence, type Evidence } from './case-evidence.js';
import { checkList, lacking } from './check-list.js';
import { record, snapshotOf, submitted } from './freezing.js';
import { evidenceOf } from './pieces.js';
import { schoolYearOf } from './school-year.js';

const SEED = 20250310;
const draft = (more: object = {}): CaseEvidence =>
  newCase({ attestationId: 'a', personId: 'p', organisationId: 'o', claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', subordination: 'DISTRICT', positionGroup: 'SECONDARY', subject: 'MATHEMATICS', year: 2025, openedOn: '2025-03-17', ruleSet: '2025-03-10', ...more } as never);
const minute = (at: number): Instant => `2025-03-17T04:${String(at).padStart(2, '0')}:00.000Z`;
const given = (registry: Registry, at: number): Evidence => ({ registry, status: 'ANSWERED', source: 'r', receivedAt: minute(at), manual: false, items: [{ at }] });
const accepted = (change: ReturnType<typeof record>, before: CaseEvidence): CaseEvidence => (change.ok ? (change.next ?? before) : before);

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, each]) => [name, shuffled(each)]));
};

describe('canonical JSON', () => {
  it('is one text for one content, whatever the order of its members, and nothing is lost in it', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(canonicalJson(shuffled(plain))).toBe(canonicalJson(plain));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
      { seed: SEED, numRuns: 100 },
    ));
});

describe('freezing', () => {
  it('gives the same content whether the submission is told first or last, in whatever order the registries are heard', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray([...REGISTRIES], { minLength: REGISTRIES.length }), fc.nat({ max: REGISTRIES.length }), (order, told) => {
        const submission = { attestationId: 'a' as AttestationId, personId: 'p' as never, submittedAt: minute(30), consent: true, signedWith: 'ab' };
        let known = draft();
        order.forEach((registry, index) => {
          if (index === told) known = accepted(submitted(known, submission, minute(30)), known);
          known = accepted(record(known, given(registry, REGISTRIES.indexOf(registry)), minute(REGISTRIES.indexOf(registry))), known);
        });
        if (told >= order.length) known = accepted(submitted(known, submission, minute(30)), known);
        const inOrder = REGISTRIES.reduce((each, registry, at) => accepted(record(each, given(registry, at), minute(at)), each), draft());
        expect(known.snapshot?.content).toBe(snapshotOf({ ...inOrder, submittedAt: minute(30) }, minute(30)).content);
      }),
      { seed: SEED, numRuns: 100 },
    ));

  it('changes the hash with any item', () => {
    const one = snapshotOf({ ...draft(), byHand: [given('COURSES', 1)] }, minute(1));
    const other = snapshotOf({ ...draft(), byHand: [given('COURSES', 2)] }, minute(1));
    expect(one.hash).not.toBe(other.hash);
  });
});

describe('the pieces of a portfolio', () => {
  it('are put together once for each state of it, and anew for the next', () => {
    const known = draft();
    const next = accepted(record(known, given('COURSES', 1), minute(1)), known);
    expect(evidenceOf(known)).toBe(evidenceOf(known));
    expect(checkList(known)).toBe(checkList(known));
    expect(evidenceOf(next).length).toBe(evidenceOf(known).length + 1);
    expect(evidenceOf({ ...next })).toEqual(evidenceOf(next));
  });
});

describe('the check-list', () => {
  it('asks at a penal institution for neither 1.1 nor 2.1, and says that sheets from outside count if available (R-065)', () => {
    const of = (more: object) => {
      const { rows, reasons } = checkList(draft(more));
      return [['1.1', '2.1', '2.2'].map((code) => rows.find((row) => row.code === code)?.required), reasons.some(({ rule }) => rule === 'R-065')];
    };
    expect([of({}), of({ penalInstitution: true }), of({ position: 'CAREER_GUIDE' })]).toEqual([[[true, true, true], false], [[false, false, true], true], [[undefined, false, true], false]]);
  });

  it('lists a head’s documents, and no criteria of a teacher’s sheet', () => {
    const { rows } = checkList(draft({ claimedCategory: 'HEAD_3', positionGroup: 'HEAD_OR_DEPUTY' }));
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['DOCUMENT']));
  });

  it('asks for the category certificate of whoever holds one, and of nobody else', () => {
    const codes = (currentCategory: string) => checkList(draft({ currentCategory })).rows.map(({ code }) => code);
    expect(codes('TEACHER')).not.toContain('CATEGORY');
    expect(codes('MODERATOR')).toContain('CATEGORY');
  });

  it('lets nothing pass that is missing, however much is confirmed (R-039)', () => {
    const list = checkList(draft());
    expect(lacking(list, list.rows.map(({ code }) => code)).every(({ presence }) => presence === 'MISSING')).toBe(true);
    expect(lacking(list, []).map(({ code }) => code)).toContain('ESSAY');
    expect(lacking(list, ['ESSAY']).map(({ code }) => code)).not.toContain('ESSAY');
  });
});

describe('what counts as proof', () => {
  const withItems = (registry: Registry, items: object[]) => ({ ...draft({ claimedCategory: 'EXPERT' }), byHand: [{ ...given(registry, 1), items: items as never }] });
  const row = (known: CaseEvidence, code: string) => checkList(known).rows.find((each) => each.code === code && each.kind === 'CRITERION');

  it('is held on the category’s level or above, by whom the criterion means', () => {
    const at = (eventLevel: string, achiever = 'TEACHER') => row(withItems('ACHIEVEMENTS', [{ achiever, eventLevel }]), '2.2')?.presence;
    expect([at('ORG'), at('DISTRICT'), at('REPUBLIC'), at('DISTRICT', 'LEARNER'), at('NOWHERE')]).toEqual(['MISSING', 'PRESENT', 'PRESENT', 'MISSING', 'MISSING']);
  });

  it('of observation is five different lessons in every school year', () => {
    const lessons = (year: number, numbers: number[]) => numbers.map((lesson) => ({ schoolYear: year, lesson }));
    const found = (items: object[]) => row(withItems('OBSERVATIONS', items), '1.2');
    expect(found([...lessons(2023, [1, 2, 3, 4, 5]), ...lessons(2024, [1, 2, 3, 4, 5])])).toMatchObject({ presence: 'PRESENT', found: 5 });
    expect(found([...lessons(2023, [1, 2, 3, 4, 5]), ...lessons(2024, [1, 2, 2, 2, 2])])).toMatchObject({ presence: 'MISSING', found: 2, needed: 5 });
  });

  it('of courses is hours of agreed programmes, the same programme once', () => {
    const course = (programme: string, hours: number, agreed = true) => ({ programme, hours, agreed, byProfile: true });
    const found = (...courses: object[]) => row(withItems('COURSES', courses), '4.1');
    expect(found(course('A', 40), course('B', 32))).toMatchObject({ presence: 'PRESENT', found: 72 });
    expect(found(course('A', 40), course('A', 36))).toMatchObject({ presence: 'MISSING', found: 40 });
    expect(found(course('A', 72, false), { hours: 'many' })).toMatchObject({ presence: 'MISSING', found: 0, needed: 72 });
  });
});

describe('the school year of an item (R-048)', () => {
  it.each([
    [{ schoolYear: 2023 }, 2023],
    [{ heldOn: '2024-08-31' }, 2023],
    [{ on: '2024-09-01' }, 2024],
    [{ heldOn: 'not a date', issuedOn: '2022-01-15' }, 2021],
    [{}, 2024],
  ])('%j begins in %i', (item, year) => {
    expect(schoolYearOf(item, '2025-03-17T04:00:00.000Z')).toBe(year);
  });
});
