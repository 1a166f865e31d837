const KEPT = 'observer';

/** Whoever works on this device without a network: known from her last visit with one, forgotten when she signs out. */
export interface Remembered {
  personId: string;
  name: string;
}

export function remembered(): Remembered | undefined {
  const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
  return kept && typeof kept === 'object' && 'personId' in kept && 'name' in kept ? (kept as Remembered) : undefined;
}

export const remember = (person: Remembered): void => localStorage.setItem(KEPT, JSON.stringify(person));

export const forget = (): void => localStorage.removeItem(KEPT);
