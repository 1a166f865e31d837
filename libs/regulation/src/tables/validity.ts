import type { PlainDate } from '@attestation/contracts';
import type { Dated } from '../dated.js';

/** Rows of the edition of Order No. 32, in force since 10.03.2025 with no end known. */
export const since2025 = (source: string): Dated => ({ validFrom: '2025-03-10' as PlainDate, validTo: null, source });
