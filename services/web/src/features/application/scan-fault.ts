/** What a scan may be; the platform looks at the content itself again. */
export const ALLOWED: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

export type ScanFault = 'wrongType' | 'empty';

/** What is wrong with a chosen file before a byte of it is sent. */
export function scanFault({ type, size }: Pick<File, 'type' | 'size'>): ScanFault | undefined {
  if (size === 0) return 'empty';
  return ALLOWED.includes(type) ? undefined : 'wrongType';
}
