import { Loop } from '@attestation/events';
import { Clock, type ServicePlugin } from '@attestation/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { ReceiptStore } from '../store/receipt.store.js';
import { RegistryIntake } from './registry-intake.js';

const PAUSE_MS = 15_000;

/** Does what was taken and could not be done at once, and ends what has waited too long. */
@Injectable()
export class ReceiptSweep {
  private readonly log = new Logger(ReceiptSweep.name);
  private readonly loop = new Loop(() => this.once(), (problem) => this.log.warn(`Events cannot be applied yet: ${String(problem)}`), PAUSE_MS);

  constructor(
    private readonly receipts: ReceiptStore,
    private readonly intake: RegistryIntake,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** One round. One that fails again keeps no other back. */
  async once(): Promise<'idle'> {
    for (const receipt of await this.receipts.claimDue()) {
      await this.intake.settle(receipt).catch((problem: unknown) => this.log.warn({ msg: `An event cannot be applied yet: ${String(problem)}`, receipt: receipt.receiptId }));
    }
    for (const receipt of await this.receipts.outwaited(this.clock.now())) await this.intake.giveUp(receipt);
    return 'idle';
  }
}

/** While the service runs. */
export const receiptSweep: ServicePlugin = {
  afterStart: (app) => app.get(ReceiptSweep).start(),
  beforeStop: (app) => app.get(ReceiptSweep).stop(),
};
