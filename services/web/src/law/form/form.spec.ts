import { readFileSync } from 'node:fs';
import { factsOf as factsIn } from '@attestation/regulation/testing/facts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftOf, emptyDraft, factsOf } from './draft';
import { type Field, formOf } from './fields';
import type { Schema } from './schema';
import { sharedFacts } from './shared';

interface Described {
  title: string;
  properties: { facts: Schema & { example: Record<string, unknown> } };
}
interface OpenApi {
  paths: Record<string, { post: { requestBody: { content: Record<string, { schema: { oneOf: Described[] } }> } } }>;
}

/** As the platform publishes its questions. */
const published = (JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as OpenApi).paths['/api/v1/regulation/evaluations']!.post.requestBody.content['application/json']!.schema.oneOf;
const all = published.map(({ title, properties: { facts } }) => ({ name: title, schema: facts, example: facts.example, form: formOf(facts) }));
const overTheLine = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const formNamed = (name: string): Field => all.find((each) => each.name === name)!.form;
const memberOf = (form: Field, name: string): Field => (form.kind === 'object' ? form.members : []).find((each) => each.name === name)!.field;

/** Every field below another, with what it is called by. */
function fieldsIn(field: Field): Field[] {
  if (field.kind === 'object') return [field, ...field.members.flatMap(({ field: each }) => fieldsIn(each))];
  if (field.kind === 'list') return [field, ...fieldsIn(field.item)];
  if (field.kind === 'variants') return [field, ...field.variants.flatMap(fieldsIn)];
  return field.kind === 'map' ? [field, ...fieldsIn(field.value)] : [field];
}

describe('The form of a question', () => {
  it.each(all)('is made of its schema, each fact by its name: $name', ({ form }) => {
    expect(form.kind).toBe('object');
    for (const field of fieldsIn(form)) {
      if (field.kind === 'object') for (const { name, field: member } of field.members) expect([name, member.title?.kk, member.title?.ru, member.title?.en].every((text) => text !== undefined && text !== '')).toBe(true);
      if (field.kind === 'choice') expect(field.choices.length).toBeGreaterThan(1);
    }
  });

  it.each(all)('gives the published example as it is: $name', ({ form, example }) => {
    expect(factsOf(form, draftOf(form, example))).toEqual(example);
  });

  it.each(all)('gives whatever facts its schema lets in as they are: $name', ({ form, schema }) => {
    fc.assert(
      fc.property(factsIn({ ...schema }), (facts) => {
        expect(factsOf(form, draftOf(form, overTheLine(facts)))).toEqual(overTheLine(facts));
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('is made of as many questions as the law has', () => {
    expect(all.length).toBeGreaterThan(60);
  });

  it('names each code of a choice, in whichever of its variants it stands', () => {
    const name = { kk: 'педагог', ru: 'педагог', en: 'teacher' };
    const form = formOf({ anyOf: [{ type: 'string', enum: ['EXPERT'], 'x-choices': { EXPERT: name } }, { type: 'string', const: 'TEACHER', 'x-choices': { TEACHER: name } }, { type: 'null' }], 'x-title': name });
    expect(form).toEqual({ kind: 'choice', title: name, optional: false, nullable: true, choices: [{ code: 'EXPERT', name }, { code: 'TEACHER', name }] });
  });

  it('begins without an answer to anything, and with none for what there may be none of', () => {
    const form = formNamed('eligibility');
    expect(factsOf(form, emptyDraft(form))).toEqual({ categoryEndsOn: null, lastScheduledOn: null, bannedUntil: null });
    expect(memberOf(form, 'higherEducation')).toMatchObject({ kind: 'flag', optional: true, nullable: false });
    expect(memberOf(form, 'earlyConditions')).toMatchObject({ kind: 'number', whole: true, optional: true, nullable: true, least: 0, most: 10 });
  });

  it('has one choice where a category or none of the others may be claimed, and variants where shapes differ', () => {
    const claimed = memberOf(formNamed('commission-routing'), 'claimedCategory');
    expect(claimed.kind === 'choice' && claimed.choices.map(({ code }) => code)).toContain('TEACHER');
    const items = memberOf(formNamed('score-evidence'), 'items');
    expect(items.kind === 'list' && items.item.kind === 'variants' && items.item.variants.length).toBe(5);
    expect(memberOf(formNamed('score-methodist'), 'points')).toMatchObject({ kind: 'map', pattern: '^[1-5]\\.[1-7]$' });
  });

  it('sends a number that is none as it was typed, and takes a comma for a point', () => {
    const number = formOf({ type: 'number' });
    expect([factsOf(number, '3,5'), factsOf(number, ' 4 '), factsOf(number, 'four'), factsOf(number, '')]).toEqual([3.5, 4, 'four', '']);
  });

  it('takes nothing over from facts of another shape', () => {
    const form = formNamed('quorum');
    expect(factsOf(form, draftOf(form, { members: { a: 1 }, present: 4, weather: 'fine' }))).toEqual({ present: 4 });
    expect(factsOf(form, draftOf(form, 'facts'))).toEqual({});
  });

  it('is made of nothing but what it knows', () => {
    expect(() => formOf({ type: 'quaternion' })).toThrow(RangeError);
  });
});

describe('The address of an answer', () => {
  it.each(all)('holds the facts of the example as far as they name nobody: $name', ({ form, example }) => {
    const { facts, whole } = sharedFacts(form, draftOf(form, example));
    expect(JSON.stringify(facts)).not.toMatch(/member-1|secretary|С-1|a line is missing/);
    if (whole) expect(facts).toEqual(example);
    else expect(facts).not.toEqual(example);
  });

  it('holds no free text, and nothing that looks like a personal number', () => {
    const form = formNamed('may-observe');
    expect(sharedFacts(form, draftOf(form, { teacherId: 'Айгүл', observerId: '1', organisationId: 's', commissionMember: true, posts: [] }))).toEqual({ facts: { commissionMember: true, posts: [] }, whole: false });
    const language = formNamed('language-certificate');
    const told = (result: string) => sharedFacts(language, draftOf(language, { language: 'ENGLISH', kind: 'IELTS', result, validUntil: null, claimed: 'MODERATOR', positionSubject: 'ENGLISH' }));
    expect(told('6.5').whole).toBe(true);
    for (const personal of ['790101' + '100012', '790101 100012', '790101-100012']) expect([told(personal).whole, JSON.stringify(told(personal).facts).includes('100012')]).toEqual([false, false]);
    const count = formOf({ type: 'object', properties: { total: { type: 'number' } } });
    expect(sharedFacts(count, { total: '790101' + '100012' })).toEqual({ facts: {}, whole: false });
  });

  it('is not longer than what is sent on whole', () => {
    const many = formOf({ type: 'array', items: { type: 'integer' } });
    expect(sharedFacts(many, Array.from({ length: 3000 }, () => '12'))).toEqual({ facts: {}, whole: false });
  });
});
