import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@attestation/persistence/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { unlessLaid, versionOf } from './laid.js';

describe('what is brought to a database once', () => {
  let database: { url: string; drop(): Promise<void> };
  beforeEach(async () => {
    database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('create schema platform');
    await client.end();
  });
  afterEach(() => database.drop());

  it('is brought again in another version, and after a failure', async () => {
    const done: string[] = [];
    const bring = (version: string) => unlessLaid(database.url, 'models', version, async () => void done.push(version));
    await bring('1');
    await bring('1');
    await bring('2');
    await expect(unlessLaid(database.url, 'models', '3', () => Promise.reject(new Error('no engine')))).rejects.toThrow('no engine');
    await bring('3');
    await unlessLaid(database.url, 'bus', '3', async () => void done.push('bus'));
    expect(done).toEqual(['1', '2', '3', 'bus']);
  });
});

describe('the version of a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'version-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('changes with a content and with a name, and is there for a folder that is not', () => {
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'one.bpmn'), 'one');
    const first = versionOf(folder);
    expect(versionOf(folder)).toBe(first);
    writeFileSync(join(folder, 'below', 'one.bpmn'), 'two');
    const second = versionOf(folder);
    writeFileSync(join(folder, 'two.bpmn'), '');
    expect(new Set([first, second, versionOf(folder), versionOf(join(folder, 'none'))]).size).toBe(4);
  });
});
