import { accept, type PersonId } from '@attestation/contracts';
import { Loop } from '@attestation/events';
import { Clock } from '@attestation/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { moveCase } from '../domain/moving.js';
import { MovingStore } from '../store/moving.store.js';

/** How often the calendar is looked at: a post may end, or begin, on a day the registers told long before. */
const EVERY_MS = 60_000;

/** Lets cases follow their teachers: on the directory's facts, and on the day those facts name. */
@Injectable()
export class Moves {
  private readonly log = new Logger(Moves.name);
  private readonly loop = new Loop(() => this.follow().then(() => EVERY_MS), (problem) => this.log.warn(`Cases cannot follow their teachers yet: ${String(problem)}`));

  constructor(private readonly cases: MovingStore, private readonly clock: Clock) {}

  /** @param personId of whom something was told; absent: everybody */
  async follow(personId?: PersonId): Promise<void> {
    for (const id of await this.cases.candidates(this.clock.today(), personId)) {
      await this.cases.change({ id, key: id }, (moving) => (moving ? moveCase(moving, this.clock.now().toISOString()) : accept({ result: undefined })));
    }
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }
}
