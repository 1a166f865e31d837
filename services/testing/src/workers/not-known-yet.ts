import { retryLater } from '@attestation/workflow';

const SOON_MS = 5_000;

/** Another service has told it before the job was offered, but by another way than the job's. */
export const notKnownYet = (what: string) => retryLater(SOON_MS, `${what} is not known to testing yet.`);
