import type { PersonId } from '@attestation/contracts';
import { MisfitEvent } from '@attestation/events';
import { Injectable } from '@nestjs/common';
import { OwnKeys } from '../store/own-keys.js';
import { PersonalNumbers } from './personal-numbers.js';
import { SealBroken, unseal, type SealedSubject } from './sealed-subject.js';

/** Makes sure that what a registry sends is about the person it was asked about. */
@Injectable()
export class SubjectCheck {
  constructor(
    private readonly keys: OwnKeys,
    private readonly numbers: PersonalNumbers,
  ) {}

  /**
   * @param about the question or booking the sealed text must belong to
   * @param open what travels in the clear beside it
   * @throws MisfitEvent when it is about something or somebody else, or a personal number stands in the clear
   */
  async require(sealed: string, about: string, personId: PersonId, open: unknown): Promise<void> {
    const subject = await this.opened(sealed);
    if (subject.about !== about) throw new MisfitEvent('the sealed subject belongs to something else');
    if (JSON.stringify(open).includes(subject.personalNumber)) throw new MisfitEvent('a personal number stands in the clear');
    if ((await this.numbers.personOf(subject.personalNumber)) !== personId) throw new MisfitEvent('the sealed subject is another person');
  }

  private async opened(sealed: string): Promise<SealedSubject> {
    const keys = await this.keys.all();
    return unseal(keys, sealed).catch((problem: unknown) => {
      throw problem instanceof SealBroken ? new MisfitEvent(problem.message) : problem;
    });
  }
}
