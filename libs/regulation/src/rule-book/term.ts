import type { Texts } from '@attestation/contracts';

/** The name of a code in the three languages. */
export const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });
