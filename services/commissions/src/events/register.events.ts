import { type CloudEvent, type FactOf, FactType } from '@attestation/contracts';
import { WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { KnownFacts } from '../store/known-facts.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** What the registers tell of persons, posts, the year's campaign and the ministry's settings. */
@Controller()
export class RegisterEvents {
  constructor(private readonly known: KnownFacts) {}

  @EventPattern(FactType.PersonChanged, WHOLE_PAGES)
  onPersonsChanged(@Payload() page: Of<typeof FactType.PersonChanged>[]): Promise<void> {
    return this.known.keepPersons(page);
  }

  @EventPattern(FactType.EmploymentChanged)
  onEmploymentChanged(@Payload() event: Of<typeof FactType.EmploymentChanged>): Promise<void> {
    return this.known.keepEmployment(event.data, event.time);
  }

  @EventPattern([FactType.CampaignOpened, FactType.CampaignExtended])
  onCampaign(@Payload() event: Of<typeof FactType.CampaignOpened>): Promise<void> {
    return this.known.keepCampaign(event.data, event.time);
  }

  @EventPattern(FactType.SettingChanged)
  onSettingChanged(@Payload() event: Of<typeof FactType.SettingChanged>): Promise<void> {
    return this.known.keepSetting(event.data);
  }
}
