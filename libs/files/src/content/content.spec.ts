import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { FILE_TYPES, refuse } from '@attestation/contracts';
import fc from 'fast-check';
import { jpeg, pdf, png, program } from '../testing/scans.js';
import { lookAt } from './look.js';
import { MARKS } from './marks.js';
import { disposition, nameFor, shownName } from './shown-name.js';

const SEED = 20250310;
const SCANS = { 'application/pdf': pdf(3_000), 'image/jpeg': jpeg(), 'image/png': png() };
const NOT_ALLOWED = refuse('FILE_TYPE_NOT_ALLOWED');
const BROKEN = refuse('FILE_BROKEN');

describe('What a file is', () => {
  it.each(FILE_TYPES)('is known by its bytes: %s, with its size and its SHA-256', async (type) => {
    const bytes = SCANS[type];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await lookAt(bytes)).toEqual({ ok: true, value: { type, size: bytes.length, sha256 } });
  });

  it('is not what it calls itself: a program, a page, an archive, a picture of another kind, nothing at all', async () => {
    const others = [program(), Buffer.from('<html><script>alert(1)</script>'), Buffer.from('PK\x03\x04 and more', 'latin1'), Buffer.from('GIF89a....'), Buffer.alloc(0)];
    for (const bytes of others) expect(await lookAt(bytes)).toEqual(NOT_ALLOWED);
  });

  it('is nothing of ours when a type’s mark stands behind another one', async () => {
    for (const before of ['\xef\xbb\xbf', 'ID3\x03\x00\x00\x00\x00\x00\x00']) {
      expect(await lookAt(Buffer.concat([Buffer.from(before, 'latin1'), pdf()]))).toEqual(NOT_ALLOWED);
    }
  });

  it.each(FILE_TYPES)('is broken when it is cut off anywhere behind its beginning: %s', async (type) => {
    const bytes = SCANS[type];
    const [first, last] = [type === 'image/png' ? 40 : MARKS[type].begin.length + 1, bytes.length - (type === 'application/pdf' ? 6 : 1)];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: first, max: last - 1 }), async (length) => {
        const seen = await lookAt(bytes.subarray(0, length));
        expect([BROKEN, NOT_ALLOWED]).toContainEqual(seen);
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect(await lookAt(bytes.subarray(0, last - 1))).toEqual(BROKEN);
  });

  it('is a whole picture though a telephone has appended a film to it', async () => {
    expect(await lookAt(Buffer.concat([jpeg(), Buffer.from('ftypmp42 \xff\xda film', 'latin1')]))).toMatchObject({ ok: true, value: { type: 'image/jpeg' } });
  });

  it('is refused for every string of bytes that is none of the three, whatever it begins or ends with', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 6_000 }), fc.constantFrom('', '%PDF', '%%EOF', '\xff\xd8', '\xff\xd9', '\x89PNG', 'IEND', 'MZ', 'PK\x03\x04'), fc.boolean(), async (given, mark, before) => {
        const signs = Buffer.from(mark, 'latin1');
        const bytes = Buffer.concat(before ? [signs, given] : [given, signs]);
        fc.pre(!FILE_TYPES.some((type) => bytes.subarray(0, MARKS[type].begin.length).equals(MARKS[type].begin)));
        expect(await lookAt(bytes)).toEqual(NOT_ALLOWED);
      }),
      { seed: SEED, numRuns: 500 },
    ));
});

describe('A file made to keep us busy', () => {
  const filled = (type: keyof typeof SCANS, pattern: number[]) => Buffer.concat([SCANS[type].subarray(0, 40), Buffer.alloc(10_000_000, Buffer.from(pattern))]);

  it.each([['markers only', filled('image/jpeg', [0xff])], ['stuffed markers', filled('image/jpeg', [0xff, 0])], ['empty chunks', filled('image/png', [0])]])('of %s is seen through in a moment', async (_, bytes) => {
    const began = performance.now();
    expect((await lookAt(bytes)).ok).toBe(false);
    expect(performance.now() - began).toBeLessThan(5_000); // a fraction of it, also on a busy machine
  });
});

describe('The name people are shown', () => {
  it('keeps Kazakh letters and ends as its content is', () => {
    expect(nameFor('Дипломның көшірмесі №5 – Әлия Құсайынқызы.pdf', 'application/pdf')).toBe('Дипломның көшірмесі №5 – Әлия Құсайынқызы.pdf');
    expect(nameFor('скан.JPEG', 'image/jpeg')).toBe('скан.JPEG');
    expect(nameFor('diploma.exe', 'application/pdf')).toBe('diploma.exe.pdf');
    expect(nameFor('diploma.pdf', 'image/png')).toBe('diploma.pdf.png');
  });

  it('has no path, no invisible signs and nothing that turns its end into its beginning', () => {
    expect(shownName('C:\\Users\\a\\..\\диплом.pdf')).toBe('диплом.pdf');
    expect(shownName('../../etc/passwd')).toBe('passwd');
    expect(shownName('gpj\u202Efdp.exe\u0000\r\n')).toBe('gpjfdp.exe');
    expect(nameFor('  .. ', 'application/pdf')).toBe('file.pdf');
    expect(shownName('a<b>:"c|?*.png')).toBe('a b c .png');
  });

  it('is safe to keep, to show and to send, whatever was given, and cleaning it twice changes nothing', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...FILE_TYPES), (given, type) => {
        const name = nameFor(given, type);
        expect(name).toMatch(/^[^\p{C}/\\]+\.(pdf|jpe?g|png)$/iu);
        expect([...name].length).toBeLessThanOrEqual(106);
        expect(nameFor(name, type).startsWith(shownName(name).slice(0, 20))).toBe(true);
        expect(shownName(shownName(given))).toBe(shownName(given));
        expect(disposition(name)).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/);
        expect(decodeURIComponent(disposition(name).split("''")[1]!)).toBe(name);
      }),
      { seed: SEED, numRuns: 300 },
    ));
});
