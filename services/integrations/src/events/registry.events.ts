import { BusContext, WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RegistryIntake } from '../exchange/registry-intake.js';
import { SENDER_ON } from '../registries/senders.js';

/** What the registries publish, each on a topic of its own. */
@Controller()
export class RegistryEvents {
  constructor(private readonly intake: RegistryIntake) {}

  @EventPattern([...SENDER_ON.keys()], WHOLE_PAGES)
  async onRegistryEvents(@Payload() page: unknown[], @Ctx() context: unknown): Promise<void> {
    await this.intake.receiveAll(BusContext.of(context).topic, page);
  }
}
