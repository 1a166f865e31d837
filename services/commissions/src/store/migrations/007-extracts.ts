import { migration } from '@attestation/persistence';

/**
 * The secretary signs the extracts, which are drafted with the protocol when the meeting is closed. A meeting closed before that, and not signed by both,
 * is to be closed once more: its decisions stand.
 */
export const EXTRACTS = migration('007-extracts', `update meeting set status = 'HELD', protocol_id = null where status = 'CLOSED';`);
