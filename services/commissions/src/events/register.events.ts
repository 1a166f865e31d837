import { type CloudEvent, type FactOf, FactType } from '@attestation/contracts';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { KnownFacts } from '../store/known-facts.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** What the registers tell of persons, posts and the year's campaign. */
@Controller()
export class RegisterEvents {
  constructor(private readonly known: KnownFacts) {}

  @EventPattern(FactType.PersonChanged)
  onPersonChanged(@Payload() event: Of<typeof FactType.PersonChanged>): Promise<void> {
    return this.known.keepPerson(event.data, event.time);
  }

  @EventPattern(FactType.EmploymentChanged)
  onEmploymentChanged(@Payload() event: Of<typeof FactType.EmploymentChanged>): Promise<void> {
    return this.known.keepEmployment(event.data, event.time);
  }

  @EventPattern(FactType.CampaignOpened)
  onCampaignOpened(@Payload() event: Of<typeof FactType.CampaignOpened>): Promise<void> {
    return this.known.keepCampaign(event.data, event.time);
  }
}
