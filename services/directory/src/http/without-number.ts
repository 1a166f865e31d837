import { currentContext, inContext } from '@attestation/service-kit';
import type { NumberVault } from '../store/number-vault.js';

interface HoldsNumber {
  personalNumber?: unknown;
}

/** What a repeat of a command is compared by holds, of each number, only its blind index. */
export function withoutNumbers<T>(vault: NumberVault, hide: (index: (holder: HoldsNumber) => object) => unknown, work: () => T): T {
  const asked = currentContext().command?.();
  const index = ({ personalNumber, ...others }: HoldsNumber) => ({
    ...others,
    personalNumber: typeof personalNumber === 'string' ? vault.index(personalNumber).toString('hex') : null,
  });
  return inContext({ command: () => ({ ...(asked as object), body: hide(index) }) }, work);
}
