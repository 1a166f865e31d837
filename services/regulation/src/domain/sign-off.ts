import { accept, type Change, type PersonId, type PlainDate } from '@attestation/contracts';

/** That somebody read a rule in the official text and found it as the rule book has it; or took that back. */
export interface SignOff {
  rule: string;
  confirmed: boolean;
  /** where it was read: act, edition, point */
  readIn: string;
  by: PersonId;
  on: PlainDate;
}

/** Notes a confirmation or its withdrawal; what is so already is not noted again. */
export function signOff(last: SignOff | undefined, next: SignOff): Change<SignOff, SignOff> {
  const same = (last?.confirmed ?? false) === next.confirmed && (last?.readIn ?? '') === (next.confirmed ? next.readIn : (last?.readIn ?? ''));
  return same ? accept({ result: last ?? next }) : accept({ next, result: next });
}
