import { FactType, type CloudEvent, type FactOf } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import type { Taken } from '@attestation/persistence';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { testNotice, writeLetter, type Letter } from '../domain/letter.js';
import { LetterStore } from '../store/letter.store.js';

type NoticeSent = CloudEvent<FactOf<typeof FactType.TestNoticeSent>>;

/** What teachers are written about. */
@Controller()
export class LetterEvents {
  constructor(private readonly letters: LetterStore) {}

  /** Her test is a day ahead. */
  @EventPattern(FactType.TestNoticeSent, WHOLE_PAGES)
  async onNoticeSent(@Payload() page: NoticeSent[]): Promise<void> {
    orDeadLetter(await this.letters.takeAll(page.map((event) => written(event, testNotice(event.data)))));
  }
}

const written = (inbox: CloudEvent<unknown>, letter: Letter): Taken<Letter> => ({
  subject: { id: letter.letterId, key: letter.attestationId }, decide: (known) => writeLetter(known, letter), inbox,
});
