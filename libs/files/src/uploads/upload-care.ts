import type { UploadId } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EvidenceRows } from '../rows/evidence-rows.js';
import { Finishing } from './finishing.js';
import { Partials } from './partials.js';

const LOOK_MS = 60_000;

/** Looks after uploads that nobody is busy with: what a killed process left is brought to its end, what has expired is removed. */
@Injectable()
export class UploadCare implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(UploadCare.name);
  private timer?: NodeJS.Timeout;

  constructor(private readonly rows: EvidenceRows, private readonly partials: Partials, private readonly finishing: Finishing, private readonly clock: Clock) {}

  /** Before the doors open. */
  async onApplicationBootstrap(): Promise<void> {
    for (const uploadId of await this.partials.all()) await this.safely(uploadId, () => this.recover(uploadId));
    this.timer = setInterval(() => void this.expire(), LOOK_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Removes what has waited too long for its rest. */
  async expire(): Promise<void> {
    const now = this.clock.now().toISOString();
    const expired = await this.rows.expired(now).catch(() => []);
    for (const uploadId of expired) await this.safely(uploadId, () => this.finishing.discard({ uploadId }));
  }

  private async recover(uploadId: UploadId): Promise<void> {
    const file = await this.rows.fileOf(uploadId);
    if (file) return this.finishing.tidy(file);
    const upload = await this.rows.upload(uploadId);
    if (!upload) return this.partials.remove(uploadId);
    if ((await this.partials.received(uploadId)) === upload.size) await this.finishing.finish(upload);
  }

  /** One upload that cannot be helped keeps neither the others nor the service waiting. */
  private async safely(uploadId: UploadId, work: () => Promise<void>): Promise<void> {
    await work().catch((problem: unknown) => this.log.error({ msg: 'An upload could not be brought to its end.', uploadId, err: problem }));
  }
}
