import { readFileSync, writeFileSync } from 'node:fs';
import { plainDateOf, REGISTRIES, type Registry } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { sampleItems } from '../simulator/seven-teachers.js';
import { dataschemaOf, publishedSchema, READ_TYPES } from './event-schemas.js';
import { ACLS } from './index.js';
import { readEvent, type ReadAnswer, type ReadFact, type ReadResult } from './read-event.js';
import { sourceOf } from './senders.js';

const SEED = 20250317;
type Example = Record<string, unknown> & { data: { items: Record<string, unknown>[] } };

/** The examples that the registries' engineers are given. */
const README = readFileSync(new URL('../registry-formats/README.md', import.meta.url), 'utf8');
const EXAMPLES = new Map([...README.matchAll(/```json (\w+)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => [name, JSON.parse(text) as Example]));
const example = (name: string): Example => structuredClone(EXAMPLES.get(name) as Example);
const readAnswer = (event: unknown): ReadAnswer => readEvent(event) as ReadAnswer;
const readResult = (event: unknown): ReadResult => readEvent(event) as ReadResult;
const requiredOf = (registry: Registry): string[] => ACLS[registry].schema['required'] as string[];
const RESULT = example('TESTING_CENTRE') as unknown as Record<string, unknown> & { data: Record<string, unknown> };

describe('what registries are told to publish', () => {
  it.each(REGISTRIES.map((registry) => [registry]))('is accepted as it stands there: %s', (registry) => {
    const { items, asOf, sender, source } = readAnswer(example(registry));

    expect(items.length).toBe(example(registry).data.items.length);
    expect([asOf, sender, source]).toEqual(['2025-03-17T04:05:00.000Z', registry, sourceOf(registry)]);
  });

  it('is accepted for the testing centre, with its time in UTC', () => {
    expect(readResult(RESULT)).toMatchObject({ points: 41, tasks: 50, takenAt: '2025-04-02T08:00:00.000Z', certificateNumber: 'OZP-2025-0000017' });
  });

  it('is accepted for what is told unasked, and for its correction', () => {
    expect(readEvent(example('FACT'))).toMatchObject({ registry: 'COURSES', corrects: null, items: [{ hours: 36 }] });
    expect(readEvent(example('CORRECTION')) as ReadFact).toMatchObject({ corrects: example('FACT')['id'], items: [] });
  });

  it.each(READ_TYPES.map((type) => [type]))('is what the published schema says (UPDATE_SCHEMAS=1 writes it): %s', (type) => {
    const file = new URL(`../registry-formats/schemas/${type}.json`, import.meta.url);
    if (process.env.UPDATE_SCHEMAS) writeFileSync(file, `${JSON.stringify(publishedSchema(type), null, 1)}\n`);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(schema).toEqual(publishedSchema(type));
    const check = new Ajv2020({ strict: true, validateFormats: false }).compile(schema);
    for (const [name, { type: own }] of EXAMPLES) if (name !== 'question') expect([name, check(example(name))]).toEqual([name, own === type]);
    for (const [name, { type: own }] of EXAMPLES) if (own === type) expect(check({ ...example(name), dataschema: dataschemaOf(type) })).toBe(true);
  });

  it('becomes our own words', () => {
    expect(readAnswer(example('DIPLOMA')).items[0]).toMatchObject({ number: 'ЖБ-Б 0123456', issuedOn: '2019-06-28' });
    expect(readAnswer(example('ACHIEVEMENTS')).items).toMatchObject([{ achiever: 'LEARNER', place: 1, kind: 'CONTEST', byProfile: true }, { achiever: 'TEACHER', place: null }]);
    expect(readAnswer(example('LEARNER_QUALITY')).items).toMatchObject([{ schoolYear: 2022, startPercent: '66', percent: '68.4' }, { schoolYear: 2023, percent: '72.25' }]);
    expect(readAnswer(example('COURSES')).items[0]).toMatchObject({ agreed: true, certificateNumber: 'OR-2024-55511', practiceProof: 'Анықтама № 12, 20.12.2024' });
    expect(readAnswer(example('DISSEMINATION')).items).toMatchObject([{ council: 'ORG_COUNCIL', material: 'DIDACTIC' }, { agreed: true }, { edition: 'RECOMMENDED', authors: 2 }, { places: 3 }]);
    expect(readAnswer(example('OBSERVATIONS')).items[0]).toMatchObject({ observer: 'OFFICE_METHODIST', recommendations: true });
  });

  it('covers what the simulated registries send, on any day', () => {
    const aDay = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => plainDateOf(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(aDay, fc.constantFrom(...REGISTRIES), (day, registry) => {
        const sent = { ...example(registry), data: { ...example(registry).data, items: sampleItems(day)[registry] } };
        expect(readAnswer(sent).items.length).toBe(sampleItems(day)[registry].length);
      }),
      { seed: SEED },
    );
  });
});

describe('what a registry sends that does not know later members yet', () => {
  /** What each later member says when it is left out. */
  const CLAIMS_NOTHING: Partial<Record<Registry, object>> = {
    COURSES: { practiceProof: null },
    ACHIEVEMENTS: { kind: 'CONTEST', byProfile: false },
    LEARNER_QUALITY: { startPercent: null, measure: 'KNOWLEDGE' },
    DISSEMINATION: { council: null, material: null, authors: 1, edition: null, places: 0, agreed: false, place: null },
    OBSERVATIONS: { recommendations: false },
  };

  it.each(REGISTRIES.map((registry) => [registry]))('is read, and claims nothing by them: %s', (registry) => {
    const event = example(registry);
    event.data.items = event.data.items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => requiredOf(registry).includes(name))));

    const { items } = readAnswer(event);

    expect(items.length).toBe(event.data.items.length);
    for (const item of items) expect(item).toMatchObject(CLAIMS_NOTHING[registry] ?? {});
  });

  it('says how many wrote what it says is approved or published, or is refused', () => {
    const event = example('DISSEMINATION');
    delete event.data.items[0]?.['authors'];
    expect(() => readAnswer(event)).toThrow('authors');
  });

  it('names each place once', () => {
    const event = example('DISSEMINATION');
    Object.assign(event.data.items[3] ?? {}, { coverage: ['Зеренді ауданы', 'Зеренді ауданы', 'Бурабай ауданы'] });
    expect(() => readAnswer(event)).toThrow('/data/items/3/coverage');
  });
});

describe('what does not fit', () => {
  const refusals: [string, (event: Example) => unknown, string][] = [
    ['an unknown member', (event) => ({ ...event, data: { ...event.data, iin: '1' } }), 'iin'],
    ['an unknown member of an item', (event) => ({ ...event, data: { ...event.data, items: [{ ...event.data.items[0], personalNumber: '1' }] } }), 'personalNumber'],
    ['a subject in the clear', (event) => ({ ...event, data: { ...event.data, subject: 'teacher' } }), '/data/subject'],
    ['a question that is no id', (event) => ({ ...event, data: { ...event.data, questionId: 'one' } }), '/data/questionId'],
    ['a day that does not exist', (event) => ({ ...event, data: { ...event.data, asOf: '2025-02-30T25:00:00Z' } }), '/data/asOf'],
    ['another type of event', (event) => ({ ...event, type: 'kz.ustaz.registry.question.v1' }), 'not read'],
    ['a source that is no registry', (event) => ({ ...event, source: '/services/testing' }), '/source'],
    ['a source that only sends results', (event) => ({ ...event, source: '/registries/testing-centre' }), '/source'],
    ['another schema', (event) => ({ ...event, dataschema: 'urn:ustaz:schema:kz.ustaz.registry.answer.v2' }), 'Read are: kz.ustaz.registry.answer.v1, '],
    ['a later version', (event) => ({ ...event, type: 'kz.ustaz.registry.answer.v2' }), 'Read are: kz.ustaz.registry.answer.v1, '],
    ['items without end', (event) => ({ ...event, data: { ...event.data, items: Array(1001).fill(event.data.items[0]) } }), '/data/items'],
    ['a text instead of an event', () => 'hello', 'the event'],
    ['nothing', () => null, 'the event'],
  ];

  it.each(refusals)('%s is refused by name', (_, spoil, named) => {
    for (const registry of REGISTRIES) expect(() => readAnswer(spoil(example(registry)))).toThrow(named);
  });

  it('is refused for every item from which any member is missing or of another type', () => {
    fc.assert(
      fc.property(fc.constantFrom<Registry>(...REGISTRIES), fc.nat(), fc.boolean(), (registry, which, missing) => {
        const event = example(registry);
        const members = Object.entries(event.data.items[0] ?? {});
        const names = missing ? requiredOf(registry) : members.map(([each]) => each);
        const name = names[which % names.length] ?? '';
        const others = members.filter(([each]) => each !== name);
        event.data.items = [Object.fromEntries(missing ? others : [...others, [name, { not: 'this' }]])];
        expect(() => readAnswer(event)).toThrow(missing ? name : `/data/items/0/${name}`);
      }),
      { seed: SEED },
    );
  });

  it('never repeats the value in its reason', () => {
    const event = example('DIPLOMA');
    Object.assign(event.data, { subject: 'Айгүл Сәрсенова' });

    let said = '';
    try {
      readAnswer(event);
    } catch (problem) {
      said = String(problem);
    }

    expect(said).toContain('/data/subject');
    expect(said).not.toContain('Айгүл');
  });

  it.each([
    ['points below nothing', { points: -1 }],
    ['half a point', { points: 40.5 }],
    ['no task', { tasks: 0 }],
    ['points as text', { points: '41' }],
    ['no certificate', { certificateNumber: '' }],
    ['a time without an offset', { takenAt: '2025-04-02T13:00:00' }],
  ])('%s is refused for the testing centre', (_, wrong) => {
    expect(() => readResult({ ...RESULT, data: { ...RESULT.data, ...wrong } })).toThrow(Object.keys(wrong)[0]);
  });
});
