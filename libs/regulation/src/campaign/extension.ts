import type { PersonId, PlainDate } from '@attestation/contracts';

/** The ends of periods that an order may move: later, never earlier. */
export const EXTENDED = ['applicationTo', 'testTo', 'decisionsBy'] as const;
export type ExtendedField = (typeof EXTENDED)[number];
type Ends = Partial<Record<ExtendedField, PlainDate | null>>;

/** Other ends by another order of the Minister; a period that is not named stays. */
export interface Extension extends Ends {
  orderNumber: string;
  /** where the order stands */
  source: string;
  preparedBy: PersonId;
}
export interface ApprovedExtension extends Extension {
  approvedBy: PersonId;
  approvedOn: PlainDate;
}

/** The campaign with later ends; `undefined` where one would come earlier, or nothing would change. */
export function extended<F extends Record<ExtendedField, PlainDate | null>>(file: F, extension: Ends): F | undefined {
  const named = EXTENDED.filter((field) => (extension[field] ?? null) !== null);
  const compared = named.map((field) => ({ before: file[field] ?? '', after: extension[field] ?? '' }));
  if (compared.some(({ before, after }) => after < before) || !compared.some(({ before, after }) => after > before)) return undefined;
  return { ...file, ...Object.fromEntries(named.map((field) => [field, extension[field]])) };
}
