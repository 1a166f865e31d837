import { jurisdictionSql } from '@attestation/access';
import type { Caller, CampaignId, PersonId, PlainDate, Subject, Texts } from '@attestation/contracts';
import { Store } from '@attestation/persistence';
import type { ApprovedExtension, CampaignFile, CampaignRoom, Extension } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

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
  test_fee: number | null;
  essay_topics: Texts[];
  order_number: string | null;
  source: string | null;
  prepared_by: PersonId;
  approved_by: PersonId | null;
  opened_by: PersonId | null;
  closed_by: PersonId | null;
  closed_on: PlainDate | null;
  extension: Extension | null;
  extensions: ApprovedExtension[];
}

const SELECT = `select year, status, application_from::text, application_to::text, test_from::text, test_to::text, summary_from::text, decisions_by::text, bonus_from::text, test_fee,
  essay_topics, order_number, source, prepared_by, approved_by, opened_by, closed_by, closed_on::text, extension, extensions from campaign`;

/** A campaign is known by its year; all of them are changed under one key, so that no two windows come to overlap at once. */
export const campaignSubject = (year: number): Subject => ({ id: String(year), key: 'campaigns' as CampaignId });

@Injectable()
export class CampaignStore extends Store<CampaignRoom> {
  /** Campaigns, the newest first: all, or those that were opened only. */
  async list(openedOnly: boolean): Promise<CampaignFile[]> {
    const rows: Row[] = await this.db.query(`${SELECT} where status in ('OPEN', 'CLOSED') or not $1 order by year desc`, [openedOnly]);
    return rows.map(toFile);
  }

  protected override async permits(tx: EntityManager, _subject: Subject, caller: Caller): Promise<boolean> {
    const { sql, parameters } = jurisdictionSql(caller, {});
    const found: unknown[] = await tx.query(`select 1 where ${sql}`, parameters);
    return found.length > 0;
  }

  protected override async load(tx: EntityManager, { id }: Subject): Promise<CampaignRoom> {
    const all = ((await tx.query(`${SELECT} order by year`)) as Row[]).map(toFile);
    return { file: all.find(({ year }) => year === Number(id)) ?? null, others: all.filter(({ year }) => year !== Number(id)) };
  }

  protected override async keep(tx: EntityManager, _subject: Subject, { file: next }: CampaignRoom): Promise<void> {
    if (!next) return;
    await tx.query(
      `insert into campaign (year, status, application_from, application_to, test_from, test_to, summary_from, decisions_by, bonus_from, test_fee, essay_topics, order_number, source,
                             prepared_by, approved_by, opened_by, closed_by, closed_on, extension, extensions)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
       on conflict (year) do update set status = excluded.status, application_from = excluded.application_from, application_to = excluded.application_to,
         test_from = excluded.test_from, test_to = excluded.test_to, summary_from = excluded.summary_from, decisions_by = excluded.decisions_by,
         bonus_from = excluded.bonus_from, test_fee = excluded.test_fee, essay_topics = excluded.essay_topics, order_number = excluded.order_number, source = excluded.source,
         prepared_by = excluded.prepared_by, approved_by = excluded.approved_by, opened_by = excluded.opened_by, closed_by = excluded.closed_by, closed_on = excluded.closed_on,
         extension = excluded.extension, extensions = excluded.extensions`,
      [
        next.year, next.status, next.applicationFrom, next.applicationTo, next.testFrom, next.testTo, next.summaryFrom, next.decisionsBy, next.bonusFrom, next.testFee,
        JSON.stringify(next.essayTopics), next.orderNumber, next.source, next.preparedBy, next.approvedBy, next.openedBy, next.closedBy, next.closedOn,
        next.extension && JSON.stringify(next.extension), JSON.stringify(next.extensions),
      ],
    );
  }
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
  testFee: row.test_fee,
  essayTopics: row.essay_topics,
  orderNumber: row.order_number,
  source: row.source,
  preparedBy: row.prepared_by,
  approvedBy: row.approved_by,
  openedBy: row.opened_by,
  closedBy: row.closed_by,
  closedOn: row.closed_on,
  extension: row.extension,
  extensions: row.extensions,
});
