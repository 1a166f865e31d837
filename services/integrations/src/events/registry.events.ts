import { BusContext } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ANSWER_TOPICS, RegistryIntake, RESULTS_TOPIC } from '../exchange/registry-intake.js';

/** What the registries publish, each on a topic of its own. */
@Controller()
export class RegistryEvents {
  constructor(private readonly intake: RegistryIntake) {}

  @EventPattern([...Object.keys(ANSWER_TOPICS), RESULTS_TOPIC])
  async onRegistryEvent(@Payload() event: unknown, @Ctx() context: unknown): Promise<void> {
    await this.intake.receive(BusContext.of(context).topic, event);
  }
}
