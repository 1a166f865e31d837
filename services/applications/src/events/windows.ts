import type { AttestationId } from '@attestation/contracts';
import { throughAll } from '@attestation/persistence';
import type { Campaign } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { moveWindow } from '../domain/window.js';
import { CaseStore } from '../store/case.store.js';

/** Keeps drafts open as long as their campaign's window is. */
@Injectable()
export class Windows {
  constructor(private readonly cases: CaseStore, private readonly clock: Clock) {}

  /** Begun again after a stop, or told twice, it moves nothing twice. */
  async extend(campaign: Campaign): Promise<void> {
    const now = this.clock.now().toISOString();
    const drafts = throughAll<AttestationId>((after, limit) => this.cases.drafts(campaign.year, after, limit), (id) => id);
    for await (const id of drafts) await this.cases.change({ id, key: id }, (file) => moveWindow(file, campaign, now));
  }
}
