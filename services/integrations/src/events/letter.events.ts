import { accept, FactType, type CloudEvent, type FactOf, type SubjectKey } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import type { Taken } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { extractLetters, testNotice, type Letter } from '../domain/letter.js';
import { sendToNewAddress, type Undelivered } from '../domain/undelivered.js';
import { LetterStore } from '../store/letter.store.js';
import { UndeliveredStore } from '../store/undelivered.store.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** What teachers are written about. */
@Controller()
export class LetterEvents {
  constructor(
    private readonly letters: LetterStore,
    private readonly undelivered: UndeliveredStore,
    private readonly clock: Clock,
  ) {}

  /** Her test is a day ahead. */
  @EventPattern(FactType.TestNoticeSent, WHOLE_PAGES)
  async onNoticeSent(@Payload() page: Of<typeof FactType.TestNoticeSent>[]): Promise<void> {
    orDeadLetter(await this.letters.takeAll(page.map((event) => written(event, event.data.attestationId, [testNotice(event.data)]))));
  }

  /** The extracts of a protocol are signed. */
  @EventPattern(FactType.ProtocolSigned, WHOLE_PAGES)
  async onProtocolSigned(@Payload() page: Of<typeof FactType.ProtocolSigned>[]): Promise<void> {
    orDeadLetter(await this.letters.takeAll(page.map((event) => written(event, event.data.commissionId, extractLetters(event.data)))));
  }

  /** What reached nobody leaves for the address that she has corrected. */
  @EventPattern(FactType.EmailCorrected, WHOLE_PAGES)
  async onEmailCorrected(@Payload() page: Of<typeof FactType.EmailCorrected>[]): Promise<void> {
    const now = this.clock.now().toISOString();
    const taken = page.map((event) => ({ subject: caseOf(event), decide: (letters: Undelivered[] | undefined) => sendToNewAddress(letters, now), inbox: event }));
    orDeadLetter(await this.undelivered.takeAll(taken));
  }
}

const caseOf = ({ data: { attestationId } }: Of<typeof FactType.EmailCorrected>) => ({ id: attestationId, key: attestationId });
const written = (inbox: CloudEvent<unknown>, key: SubjectKey, letters: Letter[]): Taken<Letter[]> => ({
  subject: { id: key, key }, decide: () => accept({ next: letters, result: undefined }), inbox,
});
