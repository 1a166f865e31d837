import { migration } from '@attestation/persistence';

/** People are searched by name as in all services. */
export const NAMES = migration('005-names', 'drop function folded(text);');
