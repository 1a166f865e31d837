import type { OrganisationId, PersonId, PlaceCode, PlainDate } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixtureNumber } from '../../testing/numbers.js';
import type { Employment } from '../employment.js';
import { EmploymentsTable, type EmploymentLine } from './employments.js';
import { passingNumbers } from './passing-numbers.js';
import { PersonsTable, type KnownPerson, type PersonLine } from './persons.js';
import { PlacesTable, type KnownPlace, type PlaceLine } from './places.js';
import type { Judged } from './table.js';

const SEED = 20250317;
const id = (n: number) => `0195a2b0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number) => id(n) as PersonId;
const date = (text: string) => text as PlainDate;

/** Cuts lines into batches of any sizes. */
const cut = <T>(lines: T[], sizes: number[]): T[][] => {
  const rest = [...lines];
  const batches = sizes.map((size) => rest.splice(0, size));
  return [...batches, rest].filter(({ length }) => length > 0);
};
const withoutIds = (judged: Judged[]) => judged.map((each) => ({ line: each.line, end: each.end, code: each.end === 'REFUSED' ? each.code : undefined }));

describe('persons taken over in batches', () => {
  const aLine = fc.record({
    personalNumber: fc.option(fc.integer({ min: 1, max: 4 }).map((n) => fixtureNumber(n)), { nil: undefined }),
    personId: fc.option(fc.integer({ min: 900, max: 902 }).map(person), { nil: undefined, freq: 3 }),
    name: fc.constantFrom('Айгүл', 'Серік', 'Әлия'),
    active: fc.constantFrom(true, false, undefined),
  });
  const numbered = (lines: object[]) => lines.map((line, place) => ({ ...line, line: place, freshId: id(place) }) as PersonLine);

  /** The registers as the store keeps them between batches. */
  const run = (batches: PersonLine[][]) => {
    const persons = new Map<string, KnownPerson>();
    const holders = new Map<string, PersonId>();
    let passed = 0;
    const judged = batches.flatMap((batch) => {
      passed += passingNumbers(batch, { holders, fixtures: true }).size;
      const table = new PersonsTable(new Map(persons), { holders, fixtures: true }, batch);
      const ends = batch.map((line) => table.judge(line));
      const taken: [string, PersonId][] = [];
      for (const { known, personalNumber, award } of table.changed.next) {
        if (!known) continue;
        persons.set(known.personId, { known, award });
        if (!personalNumber) continue;
        taken.push([personalNumber, known.personId]);
      }
      for (const [number, holder] of holders) if (taken.some(([, personId]) => personId === holder)) holders.delete(number); // a column: one number each
      for (const [number, personId] of taken) {
        expect(holders.has(number)).toBe(false); // the register holds each number once, whatever the lines said
        holders.set(number, personId);
      }
      return ends;
    });
    return { judged, passed, persons: [...persons.values()].map(({ known }) => known), holders: [...holders].sort() };
  };

  it('end alike, however the file is cut, where no number passes from one to another', () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 20 }).map(numbered), fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }), (lines, sizes) => {
        const whole = run(cut(lines, sizes));
        fc.pre(whole.passed === 0);
        expect(whole).toEqual(run(lines.map((line) => [line])));
      }),
      { seed: SEED },
    );
  });

  it('are the same when all of it comes again: nothing is created a second time', () => {
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 20 }).map(numbered), (lines) => {
        const again = run([lines, lines.map((line) => ({ ...line, freshId: id(line.line + 500) }))]);
        expect(withoutIds(again.judged.slice(lines.length)).filter(({ end }) => end === 'CREATED')).toEqual([]);
        expect(again.persons.map(({ personId }) => personId).sort()).toEqual(run([lines]).persons.map(({ personId }) => personId).sort());
      }),
      { seed: SEED },
    );
  });
});

describe('numbers that pass from person to person', () => {
  const count = fc.integer({ min: 2, max: 6 });
  const line = (place: number, n: number, number: number): PersonLine => ({ line: place, freshId: id(place), personId: person(n), personalNumber: fixtureNumber(number), name: `${n}` });
  const registered = (n: number): [Map<string, KnownPerson>, Map<string, PersonId>] => {
    const all = Array.from({ length: n }, (_, at) => at);
    const known = (at: number): KnownPerson => ({
      known: { personId: person(at), name: '', currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true }, award: null,
    });
    return [new Map(all.map((at) => [person(at), known(at)])), new Map(all.map((at) => [fixtureNumber(at), person(at)]))];
  };
  const judge = (n: number, lines: PersonLine[]) => {
    const [persons, holders] = registered(n);
    const table = new PersonsTable(persons, { holders, fixtures: true }, lines);
    const judged = lines.map((each) => table.judge(each));
    return { ends: judged.map((each) => (each.end === 'REFUSED' ? each.code : each.end)), taken: table.changed.next.map(({ known, personalNumber }) => [known?.personId, personalNumber]) };
  };

  it('go round in one batch, however many of them and in whatever order the lines stand', () =>
    fc.assert(
      fc.property(
        count.chain((n) => fc.tuple(fc.constant(n), fc.shuffledSubarray(Array.from({ length: n }, (_, at) => at), { minLength: n }), fc.shuffledSubarray(Array.from({ length: n }, (_, at) => at), { minLength: n }))),
        ([n, numbers, order]) => {
          const lines = order.map((at, place) => line(place, at, numbers[at]!));
          const { ends, taken } = judge(n, lines);
          expect(ends).toEqual(lines.map(() => 'CHANGED'));
          expect(taken).toHaveLength(n);
          const changing = lines.filter((_, place) => numbers[order[place]!] !== order[place]); // who keeps her number changes her name alone
          expect(new Map(taken.filter(([, number]) => number !== undefined) as unknown as [string, string][])).toEqual(new Map(changing.map(({ personId, personalNumber }) => [personId, personalNumber])));
        },
      ),
      { seed: SEED },
    ));

  it('go down a row to a new number, the last line first or last', () => {
    for (const lines of [[line(0, 0, 1), line(1, 1, 2), line(2, 2, 7)], [line(0, 2, 7), line(1, 1, 2), line(2, 0, 1)]]) expect(judge(3, lines).ends).toEqual(['CHANGED', 'CHANGED', 'CHANGED']);
  });

  it.each([
    ['whose holder keeps it', [line(0, 0, 1)], ['PERSONAL_NUMBER_KNOWN']],
    ['whose holder would take one that is kept', [line(0, 0, 1), line(1, 1, 2)], ['PERSONAL_NUMBER_KNOWN', 'PERSONAL_NUMBER_KNOWN']],
    ['whose holder would take one that cannot be', [line(0, 0, 1), { ...line(1, 1, 0), personalNumber: '123' }], ['PERSONAL_NUMBER_KNOWN', 'PERSONAL_NUMBER_INVALID']],
    ['that two would take', [line(0, 0, 1), line(1, 1, 0), line(2, 2, 1)], ['PERSONAL_NUMBER_KNOWN', 'PERSONAL_NUMBER_KNOWN', 'PERSONAL_NUMBER_KNOWN']],
  ])('are not taken from one %s', (_, lines, ends) => expect(judge(3, lines).ends).toEqual(ends));
});

describe('employments taken over', () => {
  const organisation = id(700) as OrganisationId;
  const line = (more: Partial<EmploymentLine>): EmploymentLine => ({
    line: 1, freshId: id(1), personalNumber: fixtureNumber(1), organisationCode: 'S-1', post: 'мұғалім', positionGroup: 'SECONDARY', subject: '', from: date('2020-09-01'), to: null,
    serviceYears: 1, serviceMonths: 0, serviceAsOf: date('2025-03-01'), ...more,
  });
  const table = (known: Employment[] = []) =>
    new EmploymentsTable(
      new Map(known.map((each) => [each.employmentId, each])),
      { known: new Set(), holders: new Map([[fixtureNumber(1), person(1)], [fixtureNumber(2), person(2)]]), fixtures: true },
      { known: new Set([organisation]), byCode: new Map([['S-1', organisation]]) },
    );

  it('are of one person, organisation, post and first day each', () => {
    const judging = table();
    const ends = [line({}), line({ freshId: id(2) }), line({ freshId: id(3), post: 'директор' }), line({ freshId: id(4), from: date('2021-09-01') }), line({ freshId: id(5), personalNumber: fixtureNumber(2) })]
      .map((each) => judging.judge(each));

    expect(ends.map(({ end }) => end)).toEqual(['CREATED', 'UNCHANGED', 'CREATED', 'CREATED', 'CREATED']);
    expect(judging.changed.next).toHaveLength(4);
  });

  it('stay with their person, also under the id of another’s', () => {
    const judging = table();
    judging.judge(line({ employmentId: id(9) }));

    expect(judging.judge(line({ employmentId: id(9), personalNumber: fixtureNumber(2) }))).toEqual({ line: 1, end: 'REFUSED', code: 'PERSON_UNKNOWN' });
  });

  it('are told under their person, in the order of the lines', () => {
    const judging = table();
    judging.judge(line({}));
    judging.judge(line({ to: date('2025-03-16') }));

    expect(judging.changed.tellings.map(({ key }) => key)).toEqual([person(1), person(1)]);
    expect(judging.changed.next).toMatchObject([{ known: { to: '2025-03-16' } }]);
  });
});

describe('places taken over', () => {
  const line = (placeCode: string, parentCode: string | null): PlaceLine => ({
    line: 1, freshId: id(1), placeCode: placeCode as PlaceCode, parentCode: parentCode as PlaceCode | null, kind: 'DISTRICT', name: { kk: 'а', ru: 'а', en: 'a' }, hasDistrictLevel: true,
  });

  it('never make a circle or a loose end, whatever the lines say', () => {
    const codes = ['10', '1011', '1012', '1013'];
    const aLine = fc.tuple(fc.constantFrom(...codes), fc.option(fc.constantFrom(...codes, '99'), { nil: null })).map(([code, parent]) => line(code, parent));
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 15 }), (lines) => {
        const places = new Map<string, KnownPlace>();
        const table = new PlacesTable(places);
        for (const each of lines) table.judge(each);
        for (const { known } of places.values()) {
          const path: string[] = [];
          for (let at: string | null = known.placeCode; at !== null; at = places.get(at)!.known.parentCode) {
            expect(path).not.toContain(at);
            path.push(at);
          }
        }
      }),
      { seed: SEED },
    );
  });
});
