import type { PlainDate } from '@attestation/contracts';
import { acl, closed, date, flag, orNull, text } from './acl.js';

/** As the registry of work records publishes it. */
interface TheirContract {
  employer: string;
  position: string;
  pedagogical: boolean;
  start: PlainDate;
  end: PlainDate | null;
}

export const workRecord = acl<'WORK_RECORD', TheirContract>(
  'WORK_RECORD',
  closed({ employer: text(), position: text(), pedagogical: flag, start: date, end: orNull(date) }),
  ({ employer, position, pedagogical, start, end }) => ({ employer, post: position, pedagogical, from: start, to: end }),
);
