import type { Campaign, PlannedCampaign } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { CampaignStore } from '../store/campaign.store.js';
import { LastRead } from './last-read.js';

/** The campaigns that were opened: plans are made by them. */
@Injectable()
export class OpenCampaigns extends LastRead<readonly PlannedCampaign[]> {
  constructor(private readonly store: CampaignStore, clock: Clock) {
    super(clock);
  }

  protected override async read(): Promise<readonly PlannedCampaign[]> {
    return (await this.store.list(true)) as Campaign[]; // an opened one has each of its dates
  }
}
