import { describe, expect, it } from '@jest/globals';
import { withTexts } from './schemas.js';

describe('A schema as Nest reads it out of classes', () => {
  it('describes ids and dates as texts, whatever their brand reflects as', () => {
    expect(withTexts({ format: 'uuid', allOf: [{ $ref: '#/components/schemas/Object' }] })).toEqual({ type: 'string', format: 'uuid' });
    expect(withTexts({ properties: { on: { type: 'object', format: 'date' } } })).toEqual({ properties: { on: { type: 'string', format: 'date' } } });
    expect(withTexts({ type: ['object', 'null'], format: 'date' })).toEqual({ type: ['string', 'null'], format: 'date' });
  });

  it('leaves everything else as it is', () => {
    const schema = { type: 'object', additionalProperties: true, allOf: [{ $ref: '#/components/schemas/HolderOut' }], items: [1, 'a', null] };
    expect(withTexts(schema)).toEqual(schema);
  });
});
