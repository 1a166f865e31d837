import { accept, type Change } from '@attestation/contracts';

/** Whether anything is still asked for a case. */
export interface ClosedCase {
  /** nothing more is sent to any registry */
  closed: boolean;
}

/** The case is over: questions that have not left are not asked any more. */
export const closeCase = (known: ClosedCase | undefined): Change<ClosedCase, void> =>
  known?.closed ? accept({ result: undefined }) : accept({ next: { closed: true }, result: undefined });

/** Something became known about the case that changes no question; what it proves is in the options. */
export const leaveAsIs = (): Change<ClosedCase, void> => accept({ result: undefined });
