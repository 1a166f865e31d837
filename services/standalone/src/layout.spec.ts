import { readFileSync } from 'node:fs';
import { SERVICES } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import { layoutTable, PARTS } from './layout.js';

describe('the processes of the platform', () => {
  it('run every service that has a route, and the engine, once', () => {
    expect(PARTS.map(({ name }) => name).sort()).toEqual([...Object.keys(SERVICES), 'engine'].sort());
  });

  it('are printed in the README as they are', () => {
    const printed = readFileSync('README.md', 'utf8');
    expect(printed).toContain(layoutTable());
  });
});
