import type { AttestationId, FactOf, FactType, Instant, PersonId } from '@attestation/contracts';

export const LETTER_KINDS = ['TEST_NOTICE', 'EXTRACT'] as const;
export const LETTER_STATES = ['WAITING', 'SENT', 'REFUSED', 'NO_ADDRESS', 'CANCELLED'] as const;
/** REFUSED: the mail server took it for no delivery, ever; CANCELLED: what it is about is over before it left. */
export type LetterState = (typeof LETTER_STATES)[number];

/** The notice of the day before: when and where the test is. */
export interface TestNotice {
  kind: 'TEST_NOTICE';
  startsAt: Instant;
  place: string;
}

/** The signed extract of the protocol is in her cabinet. */
export interface ExtractLetter {
  kind: 'EXTRACT';
  protocolNumber: string;
}

export type LetterContent = TestNotice | ExtractLetter;

/** A letter to the teacher of a case. Whom it goes to is asked when it leaves: no address is kept here. */
export interface Letter {
  /** of what it tells: the same however often that is told, and on the letter itself */
  letterId: string;
  attestationId: AttestationId;
  personId: PersonId;
  content: LetterContent;
  writtenAt: Instant;
}

/** @source R-023 */
export const testNotice = ({ bookingId, attestationId, personId, startsAt, place, sentAt }: FactOf<typeof FactType.TestNoticeSent>): Letter => ({
  letterId: bookingId, attestationId, personId, content: { kind: 'TEST_NOTICE', startsAt, place }, writtenAt: sentAt,
});

/** To the teacher of each case of a protocol. @source X-044 */
export const extractLetters = ({ protocolNumber, signedAt, extracts = [] }: FactOf<typeof FactType.ProtocolSigned>): Letter[] =>
  extracts.map(({ documentId, attestationId, personId }) => ({ letterId: documentId, attestationId, personId, content: { kind: 'EXTRACT', protocolNumber }, writtenAt: signedAt }));
