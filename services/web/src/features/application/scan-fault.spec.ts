import { describe, expect, it } from '@jest/globals';
import { scanFault } from './scan-fault';

describe('A file chosen for a scan', () => {
  it.each(['application/pdf', 'image/jpeg', 'image/png'])('may be %s', (type) => {
    expect(scanFault({ type, size: 1 })).toBeUndefined();
  });

  it.each(['application/zip', 'text/html', 'image/svg+xml', ''])('is refused before a byte is sent where it is "%s"', (type) => {
    expect(scanFault({ type, size: 1 })).toBe('wrongType');
  });

  it('is refused where nothing is in it', () => {
    expect(scanFault({ type: 'application/pdf', size: 0 })).toBe('empty');
  });
});
