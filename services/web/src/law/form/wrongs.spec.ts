import { describe, expect, it } from '@jest/globals';
import { problemOf } from '../../api/problem';
import { formOf } from './fields';
import { wrongsOf } from './wrongs';

const form = formOf({
  type: 'object',
  required: ['level', 'members', 'items'],
  properties: {
    level: { type: 'string', enum: ['ORG'] },
    members: { type: 'array', items: { type: 'object', properties: { serviceYears: { type: 'integer' } } } },
    items: { type: 'array', items: { anyOf: [{ type: 'object', properties: { registry: { const: 'A', type: 'string' }, item: { type: 'object', properties: { hours: { type: 'integer' } } } } }, { type: 'object', properties: { registry: { const: 'B', type: 'string' } } }] } },
    points: { type: 'object', properties: { '2.1': { type: 'number' } } },
    acts: { type: 'array', items: { type: 'string', enum: ['TALKS'] } },
  },
});
const told = (...fields: string[]) => {
  const errors = fields.map((field) => ({ field, code: 'fact-invalid', message: `${field} is wrong` }));
  return wrongsOf(form, problemOf(new Response(null, { status: 422 }), { title: 'wrong', errors }));
};
const places = (...fields: string[]) => [...told(...fields).wrongs.keys()];

describe('What is wrong with the facts', () => {
  it('is told at the field it names, however deep that is', () => {
    expect(places('facts.level', 'facts.members.0.serviceYears', 'facts.items.1.item.hours', 'facts.points.2.1')).toEqual([
      'facts.level', 'facts.members.0.serviceYears', 'facts.items.1.item.hours', 'facts.points.2.1',
    ]);
    expect(told('facts.level').wrongs.get('facts.level')).toBe('facts.level is wrong');
  });

  it('is told at the nearest field above, where it has none of its own', () => {
    expect(places('facts.acts.0', 'facts.members.0.weather')).toEqual(['facts.acts', 'facts.members.0']);
  });

  it('is told by itself, where it is none of the facts', () => {
    const { wrongs, elsewhere } = told('date', 'facts.weather');
    expect([wrongs.size, elsewhere.map(({ field }) => field)]).toEqual([0, ['date', 'facts.weather']]);
  });

  it('is nothing where nothing was refused', () => {
    expect([wrongsOf(form, null).wrongs.size, wrongsOf(form, new Error('no line')).elsewhere.length]).toEqual([0, 0]);
  });
});
