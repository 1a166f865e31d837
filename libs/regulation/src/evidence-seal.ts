import type { Channel } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';

export interface SealAnswer extends Answer<'SEAL_AND_SIGNATURE' | 'SIGNATURE_ONLY'> {
  seal: boolean;
  /** of the head of the organisation: asked for in both cases */
  signature: true;
}

/**
 * What must stand on paper evidence: the head's signature always, the organisation's seal unless the teacher is attested on the Platform.
 * @source S2 §3.2, E.2
 */
export function evidenceSeal(_rules: object, { channel }: { channel: Channel }): SealAnswer {
  const seal = channel !== 'PLATFORM';
  return { ...answer(seal ? 'SEAL_AND_SIGNATURE' : 'SIGNATURE_ONLY', because('R-047', { channel, seal })), seal, signature: true };
}
