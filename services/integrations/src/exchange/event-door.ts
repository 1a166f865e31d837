import { refuse } from '@attestation/contracts';
import { orProblem, refusalProblem } from '@attestation/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import type { Receipt } from '../domain/receipt.js';
import { RegistryClientStore } from '../store/registry-client.store.js';
import { RegistryIntake } from './registry-intake.js';

/** The door of machines: the same intake as the bus, with a receipt for whoever asks what became of it. */
@Injectable()
export class EventDoor {
  private readonly log = new Logger(EventDoor.name);

  constructor(
    private readonly clients: RegistryClientStore,
    private readonly intake: RegistryIntake,
  ) {}

  /**
   * Takes one event. The same one again gets the first receipt.
   * @param client the machine account that sends it
   * @throws MisfitEvent for what cannot be read; ProblemException `event-source-foreign`, `event-id-reused`
   */
  async take(client: string, event: unknown): Promise<Receipt> {
    const source = (event as { source?: unknown } | null | undefined)?.source;
    if (typeof source === 'string' && !(await this.clients.mayPublish(client, source))) throw refusalProblem(refuse('EVENT_SOURCE_FOREIGN'));
    const read = this.intake.read(event);
    const { receipt, first } = orProblem(await this.intake.take(read, event, client));
    return first ? this.settled(receipt) : receipt;
  }

  // it is kept: what cannot be done at the moment is done later, and the receipt says so
  private async settled(receipt: Receipt): Promise<Receipt> {
    try {
      return await this.intake.settle(receipt);
    } catch (problem) {
      this.log.warn({ msg: `An event is applied later: ${problem instanceof Error ? problem.message : String(problem)}`, receipt: receipt.receiptId });
      return receipt;
    }
  }
}
