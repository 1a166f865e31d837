import { FactType, type CloudEvent, type FactOf } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { noteAward } from '../domain/category.js';
import { PersonStore } from '../store/person.store.js';

/** Who holds which category: what commissions award. */
@Controller()
export class AwardsEvents {
  constructor(private readonly persons: PersonStore) {}

  /** Notes the category, its term and the count of confirmations without a test; what follows is told as a changed person. */
  @EventPattern(FactType.CategoryAwarded)
  async onCategoryAwarded(@Payload() event: CloudEvent<FactOf<typeof FactType.CategoryAwarded>>): Promise<void> {
    const { personId } = event.data;
    orDeadLetter(await this.persons.change({ id: personId, key: personId }, (entry) => noteAward(entry ?? {}, event.data), { inbox: event }));
  }
}
