/** What a scan may be; the platform looks at the content itself again. */
export const ALLOWED: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

export type ScanFault = 'wrongType' | 'empty' | 'tooLarge' | 'another';

interface Expected {
  /** bytes */
  most: number;
  /** the one that was begun before, where she goes on with it */
  awaited?: Pick<File, 'name' | 'size'>;
}

/** What is wrong with a chosen file before a byte of it is sent. */
export function scanFault({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>, { most, awaited }: Expected): ScanFault | undefined {
  if (size === 0) return 'empty';
  if (!ALLOWED.includes(type)) return 'wrongType';
  if (awaited && (awaited.name !== name || awaited.size !== size)) return 'another';
  return size > most ? 'tooLarge' : undefined;
}

/** Bytes as people read them: 10,485,760 is 10. */
export const megabytes = (bytes: number): number => Math.ceil((bytes * 10) / 1_048_576) / 10;
