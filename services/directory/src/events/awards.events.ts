import { FactType, type Change, type CloudEvent, type FactOf } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import type { Taken } from '@attestation/persistence';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { noteAward } from '../domain/category.js';
import type { PersonEntry } from '../domain/person.js';
import { PersonStore } from '../store/person.store.js';

/** Who holds which category: what commissions award. */
@Controller()
export class AwardsEvents {
  constructor(private readonly persons: PersonStore) {}

  /** Notes the category, its term and the count of confirmations without a test; what follows is told as a changed person. */
  @EventPattern(FactType.CategoryAwarded, WHOLE_PAGES)
  async onCategoriesAwarded(@Payload() page: CloudEvent<FactOf<typeof FactType.CategoryAwarded>>[]): Promise<void> {
    const awards = page.map((event): Taken<PersonEntry> => {
      const { personId } = event.data;
      return { subject: { id: personId, key: personId }, decide: (entry) => withoutResult(noteAward(entry ?? {}, event.data)), inbox: event };
    });
    orDeadLetter(await this.persons.takeAll(awards));
  }
}

const withoutResult = (change: ReturnType<typeof noteAward>): Change<PersonEntry, void> => (change.ok ? { ...change, result: undefined } : change);
