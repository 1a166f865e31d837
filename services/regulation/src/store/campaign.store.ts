import { jurisdictionSql } from '@attestation/access';
import type { Caller, CampaignId, PersonId, PlainDate, Subject } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CampaignFile } from '../domain/campaign.js';

interface Row {
  year: number;
  status: CampaignFile['status'];
  application_from: PlainDate | null;
  application_to: PlainDate | null;
  test_from: PlainDate | null;
  test_to: PlainDate | null;
  summary_from: PlainDate | null;
  decisions_by: PlainDate | null;
  bonus_from: PlainDate | null;
  order_number: string | null;
  source: string | null;
  prepared_by: PersonId;
  approved_by: PersonId | null;
  opened_by: PersonId | null;
}

const COLUMNS = `year, status, application_from::text, application_to::text, test_from::text, test_to::text, summary_from::text, decisions_by::text,
  bonus_from::text, order_number, source, prepared_by, approved_by, opened_by`;

/** A campaign is known by its year, and so are its changes ordered. */
export const campaignSubject = (year: number): Subject => ({ id: String(year), key: String(year) as CampaignId });

@Injectable()
export class CampaignStore extends Store<CampaignFile> {
  /** Campaigns, the newest first: all, or the opened ones only. */
  async list(openOnly: boolean): Promise<CampaignFile[]> {
    const rows: Row[] = await this.db.query(`select ${COLUMNS} from campaign where status = 'OPEN' or not $1 order by year desc`, [openOnly]);
    return rows.map(toFile);
  }

  async find(year: number): Promise<CampaignFile | undefined> {
    return read(this.db.manager, year);
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override load(tx: EntityManager, { id }: Subject): Promise<CampaignFile | undefined> {
    return read(tx, Number(id));
  }

  protected override async keep(tx: EntityManager, _subject: Subject, next: CampaignFile): Promise<void> {
    await tx.query(
      `insert into campaign (year, status, application_from, application_to, test_from, test_to, summary_from, decisions_by, bonus_from, order_number, source,
                             prepared_by, approved_by, opened_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict (year) do update set status = excluded.status, application_from = excluded.application_from, application_to = excluded.application_to,
         test_from = excluded.test_from, test_to = excluded.test_to, summary_from = excluded.summary_from, decisions_by = excluded.decisions_by,
         bonus_from = excluded.bonus_from, order_number = excluded.order_number, source = excluded.source, prepared_by = excluded.prepared_by,
         approved_by = excluded.approved_by, opened_by = excluded.opened_by`,
      [
        next.year, next.status, next.applicationFrom, next.applicationTo, next.testFrom, next.testTo, next.summaryFrom, next.decisionsBy, next.bonusFrom,
        next.orderNumber, next.source, next.preparedBy, next.approvedBy, next.openedBy,
      ],
    );
  }
}

async function read(tx: EntityManager, year: number): Promise<CampaignFile | undefined> {
  const [row]: Row[] = await tx.query(`select ${COLUMNS} from campaign where year = $1`, [year]);
  return row && toFile(row);
}

const toFile = (row: Row): CampaignFile => ({
  year: row.year,
  status: row.status,
  applicationFrom: row.application_from,
  applicationTo: row.application_to,
  testFrom: row.test_from,
  testTo: row.test_to,
  summaryFrom: row.summary_from,
  decisionsBy: row.decisions_by,
  bonusFrom: row.bonus_from,
  orderNumber: row.order_number,
  source: row.source,
  preparedBy: row.prepared_by,
  approvedBy: row.approved_by,
  openedBy: row.opened_by,
});
