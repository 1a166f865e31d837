import { describe, expect, it } from '@jest/globals';
import { megabytes, scanFault } from './scan-fault';

const most = 100;
const file = { name: 'diplom.pdf', type: 'application/pdf', size: 100 };

describe('A file chosen for a scan', () => {
  it.each(['application/pdf', 'image/jpeg', 'image/png'])('may be %s', (type) => {
    expect(scanFault({ ...file, type }, { most })).toBeUndefined();
  });

  it.each(['application/zip', 'text/html', 'image/svg+xml', 'image/heic', ''])('is refused before a byte is sent where it is "%s"', (type) => {
    expect(scanFault({ ...file, type }, { most })).toBe('wrongType');
  });

  it('is refused where nothing is in it, and where it is larger than the platform takes', () => {
    expect(scanFault({ ...file, size: 0 }, { most })).toBe('empty');
    expect(scanFault({ ...file, size: 101 }, { most })).toBe('tooLarge');
  });

  it('goes on with what was begun only where it is the same', () => {
    expect(scanFault(file, { most, awaited: { ...file } })).toBeUndefined();
    expect(scanFault(file, { most, awaited: { ...file, size: 99 } })).toBe('another');
    expect(scanFault(file, { most, awaited: { ...file, name: 'kurs.pdf' } })).toBe('another');
  });
});

it('Bytes are told in megabytes, what is too large never as what is allowed', () => {
  expect([10_485_760, 10_485_761, 524_288].map(megabytes)).toEqual([10, 10.1, 0.5]);
});
