import type { PersonId } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { UnfitEvent } from '../registries/unfit-event.js';
import { OwnKeys } from '../store/own-keys.js';
import { PersonalNumbers } from './personal-numbers.js';
import { SealBroken, unseal, type SealedSubject } from './sealed-subject.js';

/** Finds out whom an event is about. */
@Injectable()
export class SubjectCheck {
  constructor(
    private readonly keys: OwnKeys,
    private readonly numbers: PersonalNumbers,
  ) {}

  /**
   * The person under a seal.
   * @param about the question, booking or event that the sealed text must belong to
   * @throws UnfitEvent when it cannot be opened, belongs to something else, or nobody on the platform is meant
   */
  async personIn(sealed: string, about: string): Promise<PersonId> {
    const subject = await this.opened(sealed);
    if (subject.about !== about) throw new UnfitEvent('SUBJECT_MISPLACED');
    const personId = await this.numbers.personOf(subject.personalNumber);
    if (!personId) throw new UnfitEvent('SUBJECT_UNKNOWN');
    return personId;
  }

  /** Makes sure that it is about this person. @throws UnfitEvent also when it is another one, known here or not */
  async require(sealed: string, about: string, personId: PersonId): Promise<void> {
    const found = await this.personIn(sealed, about).catch((problem: unknown) => {
      throw problem instanceof UnfitEvent && problem.code === 'SUBJECT_UNKNOWN' ? new UnfitEvent('SUBJECT_OTHER_PERSON') : problem;
    });
    if (found !== personId) throw new UnfitEvent('SUBJECT_OTHER_PERSON');
  }

  private async opened(sealed: string): Promise<SealedSubject> {
    const keys = await this.keys.all();
    return unseal(keys, sealed).catch((problem: unknown) => {
      throw problem instanceof SealBroken ? new UnfitEvent('SUBJECT_UNREADABLE') : problem;
    });
  }
}
