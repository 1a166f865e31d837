import type { AttestationId } from '@attestation/contracts';
import type { Campaign } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { moveWindow } from '../domain/window.js';
import { CaseStore } from '../store/case.store.js';

const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Keeps drafts open as long as their campaign's window is. */
@Injectable()
export class Windows {
  constructor(private readonly cases: CaseStore, private readonly clock: Clock) {}

  /** Begun again after a stop, or told twice, it moves nothing twice. */
  async extend(campaign: Campaign): Promise<void> {
    const now = this.clock.now().toISOString();
    const after = (id: string): Promise<AttestationId[]> => this.cases.drafts(campaign.year, id, AT_ONCE);
    for (let ids = await after(FIRST); ids.length > 0; ids = await after(ids.at(-1) ?? '')) {
      for (const id of ids) await this.cases.change({ id, key: id }, (file) => moveWindow(file, campaign, now));
    }
  }
}
