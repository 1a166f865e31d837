import type { FactOf, FactType, Instant } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TestWindow } from '../domain/booking.js';

/** Our own small copy of what other services tell. Each keeper may be told the same twice and leaves alone what it knows newer. */
@Injectable()
export class KnownFacts {
  constructor(private readonly db: DataSource) {}

  async keepCampaign({ year, testFrom, testTo }: FactOf<typeof FactType.CampaignOpened>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_campaign as known values ($1, $2, $3, $4)
       on conflict (year) do update set test_from = $2, test_to = $3, as_of = $4 where known.as_of <= $4`,
      [year, testFrom, testTo, asOf],
    );
  }

  /** Which days the test of a year may be sat on; `undefined` where its campaign is not known. */
  async findWindow(year: number): Promise<TestWindow | undefined> {
    const [row]: TestWindow[] = await this.db.query('select test_from::text as "from", test_to::text as "to" from known_campaign where year = $1', [year]);
    return row;
  }
}
