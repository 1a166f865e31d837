import { FactType, type CloudEvent, type FactOf } from '@attestation/contracts';
import { WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { NamesReader } from '../store/names.reader.js';
import { RegistersStore } from '../store/registers.store.js';
import { MEETING_FACTS } from './facts.js';
import { Moves } from './moves.js';
import { Windows } from './windows.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** Our own copies of persons, posts, campaigns, settings and meetings: no call to `directory`, `regulation` or `commissions`. */
@Controller()
export class RegistersEvents {
  constructor(
    private readonly registers: RegistersStore,
    private readonly moves: Moves,
    private readonly windows: Windows,
    private readonly names: NamesReader,
  ) {}

  @EventPattern(FactType.PersonChanged, WHOLE_PAGES)
  async onPersonsChanged(@Payload() page: Of<typeof FactType.PersonChanged>[]): Promise<void> {
    await this.registers.keepPersons(page);
    this.names.forget();
  }

  /** A case may have to follow. Told again, or in another order, it ends in the same place. */
  @EventPattern(FactType.EmploymentChanged)
  async onEmploymentChanged(@Payload() event: Of<typeof FactType.EmploymentChanged>): Promise<void> {
    await this.registers.keepEmployment(event.data, event.time);
    await this.moves.follow(event.data.personId);
  }

  @EventPattern([FactType.CampaignOpened, FactType.CampaignExtended])
  async onCampaign(@Payload() event: Of<typeof FactType.CampaignOpened>): Promise<void> {
    await this.registers.keepCampaign(event.data, event.time);
    if (event.type === FactType.CampaignExtended) await this.windows.extend(event.data);
  }

  @EventPattern(FactType.SettingChanged)
  onSettingChanged(@Payload() event: Of<typeof FactType.SettingChanged>): Promise<void> {
    return this.registers.keepSetting(event.data);
  }

  @EventPattern([...MEETING_FACTS])
  onMeetingFact(@Payload() event: Of<(typeof MEETING_FACTS)[number]>): Promise<void> {
    return this.registers.keepMeetingFact(event);
  }
}
