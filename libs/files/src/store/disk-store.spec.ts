import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { readFilesOptions } from '../options.js';
import { pdf } from '../testing/scans.js';
import { DiskStore } from './disk-store.js';

const folder = () => mkdtempSync(join(tmpdir(), 'files-'));
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('files on the disk', () => {
  it('lie under their hash, once however often they come, and come back as they were, whole or in part', async () => {
    const place = folder();
    const store = new DiskStore(place);
    const bytes = pdf(5_000);
    await Promise.all([1, 2, 3].map(() => store.put(sha(bytes), bytes)));
    expect(readdirSync(join(place, 'whole', sha(bytes).slice(0, 2)))).toEqual([sha(bytes)]);
    expect(readdirSync(join(place, 'unready'))).toEqual([]);
    expect(await buffer(await store.open(sha(bytes)))).toEqual(bytes);
    expect(await buffer(await store.open(sha(bytes), { start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20));
  });

  it('are gone when they are let go, twice too', async () => {
    const store = new DiskStore(folder());
    await store.put(sha(pdf()), pdf());
    await store.drop(sha(pdf()));
    await store.drop(sha(pdf()));
    expect(await store.has(sha(pdf()))).toBe(false);
    await expect(store.open(sha(pdf()))).rejects.toThrow('ENOENT');
  });

  it('are read by nobody else on the machine', async () => {
    const place = join(folder(), 'not', 'there');
    const store = new DiskStore(place);
    await store.put(sha(pdf()), pdf());
    const modes = [place, join(place, 'whole'), join(place, 'unready'), join(place, 'whole', sha(pdf()).slice(0, 2)), join(place, 'whole', sha(pdf()).slice(0, 2), sha(pdf()))];
    expect(modes.map((each) => (statSync(each).mode & 0o777).toString(8))).toEqual(['700', '700', '700', '700', '600']);
  });

  it('never lie outside: what is no hash is no place', async () => {
    const store = new DiskStore(folder());
    await expect(store.open('../../etc/passwd')).rejects.toThrow('is not a SHA-256');
  });

  it('are not confused with what a killed process was writing: that is cleared away', () => {
    const place = folder();
    new DiskStore(place);
    writeFileSync(join(place, 'unready', 'half'), 'half');
    new DiskStore(place);
    expect(readdirSync(join(place, 'unready'))).toEqual([]);
  });

  it('need a folder that can be written', () => {
    const place = folder();
    writeFileSync(join(place, 'whole'), 'a file where a folder should be');
    expect(() => new DiskStore(place)).toThrow('The folder of FILES_DIR cannot be written (EEXIST).');
  });
});

describe('the settings of files', () => {
  it('name the folder, or the service does not start', () => {
    expect(readFilesOptions({ FILES_DIR: '/data/files' })).toEqual({ folder: '/data/files', maxBytes: 10_485_760, uploadHours: 24, perCase: 200 });
    for (const FILES_DIR of [undefined, '', 'files']) expect(() => readFilesOptions({ FILES_DIR })).toThrow('FILES_DIR must be set to a whole path: the folder in which evidence files are kept.');
  });

  it('refuse an S3 store, which this version has not, with one sentence', () => {
    expect(() => readFilesOptions({ FILES_DIR: '/data', FILES_S3_BUCKET: 'scans' })).toThrow('FILES_S3_BUCKET is set, but this version keeps files on the local disk alone: remove it to start.');
  });
});
