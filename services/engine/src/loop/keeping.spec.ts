import { describe, expect, it } from '@jest/globals';
import { Journal } from '../domain/state/table.js';
import { Keeping } from './keeping.js';

/** Gathers what becomes of two commands, of which the second comes while the first is on its way to the disk. */
async function told(problem: Error): Promise<string[]> {
  const said: string[] = [];
  let refuse: (problem: Error) => void = () => undefined;
  const keeping = new Keeping({ commit: () => new Promise((_, reject) => (refuse = reject)) }, new Journal(), () => said.push('broken'));
  const answer = (name: string) => keeping.answer({ kept: () => said.push(`${name} kept`), lost: (refused) => said.push(`${name} ${refused ? 'refused' : 'lost'}`) });
  answer('first');
  keeping.start();
  answer('second');
  refuse(problem);
  await keeping.settled();
  return said;
}

describe('What was carried out', () => {
  it('is lost with the database: whoever waits may come again', async () => {
    expect(await told(Object.assign(new Error('terminating connection'), { code: '57P01' }))).toEqual(['broken', 'first lost', 'second lost']);
  });

  it.each([
    ['which the database cannot take', Object.assign(new Error('unsupported Unicode escape sequence'), { code: '22P05' })],
    ['which is more than the database takes', Object.assign(new Error('stack depth limit exceeded'), { code: '54001' })],
    ['which no text can hold', new RangeError('Invalid string length')],
  ])('%s is refused for good, so that nobody brings it again', async (_, problem) => {
    expect(await told(problem)).toEqual(['broken', 'first refused', 'second lost']);
  });

  it('waits for the disk when its texts together are long', () => {
    const keeping = new Keeping({ commit: async () => undefined }, new Journal(), () => undefined);
    keeping.add([], 20 * 1024 * 1024);
    expect(keeping.isFull).toBe(false);
    keeping.add([], 20 * 1024 * 1024);
    expect(keeping.isFull).toBe(true);
  });
});
