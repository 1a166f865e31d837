import { describe, expect, it } from '@jest/globals';
import { readApplied, readDecisionBook } from './files.js';
import { RULE_BOOK } from './index.js';

describe('where a rule is applied', () => {
  it('is read from the code that gives it as a reason, and from the decision files that name it', async () => {
    const applied = await readApplied();
    expect(applied.get('X-031')).toEqual(['complaint']);
    expect(applied.get('X-037')).toEqual(['composition', 'settings']);
    expect(applied.get('R-018')).toEqual(['channel.dmn']);
    expect(applied.get('R-037')).toEqual(['tables/sanctions']);
  });

  it('is known of every rule the book words, but of those that other services give', async () => {
    const applied = await readApplied();
    const ids = [...new Set(Object.keys(RULE_BOOK).map((id) => id.split('/')[0] ?? id))];
    // the yearly campaign, the protocol, the registration number: given by their own services
    expect(ids.filter((id) => !applied.has(id))).toEqual(['X-043']);
  });
});

it('the decision files are not found in a folder without any', async () => {
  await expect(readDecisionBook('/nowhere')).rejects.toThrow(/\/nowhere/);
});
