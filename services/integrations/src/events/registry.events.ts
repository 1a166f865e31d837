import { BusContext } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RegistryIntake } from '../exchange/registry-intake.js';
import { SENDER_ON } from '../registries/senders.js';

/** What the registries publish, each on a topic of its own. */
@Controller()
export class RegistryEvents {
  constructor(private readonly intake: RegistryIntake) {}

  @EventPattern([...SENDER_ON.keys()])
  async onRegistryEvent(@Payload() event: unknown, @Ctx() context: unknown): Promise<void> {
    await this.intake.receive(BusContext.of(context).topic, event);
  }
}
