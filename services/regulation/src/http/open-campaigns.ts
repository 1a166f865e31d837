import type { Campaign, PlannedCampaign } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../store/campaign.store.js';

/** A campaign opened elsewhere is seen after so long. */
const FRESH_MS = 5_000;

/** The campaigns that were opened, as last looked up: plans are made by them, none waits for the database. */
@Injectable()
export class OpenCampaigns {
  private known: Promise<readonly PlannedCampaign[]> | undefined;
  private at = 0;

  constructor(
    private readonly store: CampaignStore,
    private readonly clock: Clock,
  ) {}

  opened(): Promise<readonly PlannedCampaign[]> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.at < FRESH_MS) return this.known;
    const asked = this.store.list(true).then((files) => files as Campaign[]); // an opened one has each of its dates
    asked.catch(() => (this.known = undefined));
    this.at = now;
    return (this.known = asked);
  }
}
