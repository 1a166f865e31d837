import { jurisdictionSql } from '@attestation/access';
import type { AttestationId, Caller, OrganisationId, WorkItemId } from '@attestation/contracts';
import { type CountedPage, countOf, fromCursor, nameFitsSql, toPage } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { EVIDENCE, EVIDENCE_COLUMNS, toEvidence, type EvidenceRow } from './evidence.store.js';

export interface Listing {
  cursor?: string;
  limit: number;
}
/** Which portfolios of a list: by the teacher's name, in whichever spelling, and the category she claims. */
export interface PortfolioWish extends Listing {
  search?: string;
  claimed?: string;
}
/** Of those that wait: the caller's own, those that nobody has in hand, or those of others. */
export type Whose = 'MINE' | 'FREE' | 'OTHERS';

/** What callers are shown of evidence: only what lies within their jurisdiction exists. */
@Injectable()
export class EvidenceReader {
  constructor(private readonly db: DataSource) {}

  /** @returns undefined for a case that does not exist or lies outside */
  async ofCase(caller: Caller, attestationId: AttestationId): Promise<CaseEvidence | undefined> {
    return this.one(caller, 'e.attestation_id = $1', attestationId);
  }

  /** The case of an assessment, done or not. */
  async ofWorkItem(caller: Caller, workItemId: WorkItemId): Promise<CaseEvidence | undefined> {
    return this.one(caller, 'e.work_item_id = $1', workItemId);
  }

  /** The case of an assessment that returned its portfolio, and after which there is another or will be. */
  async ofEarlier(caller: Caller, workItemId: WorkItemId): Promise<CaseEvidence | undefined> {
    return this.one(caller, 'e.attestation_id = (select attestation_id from earlier_check where work_item_id = $1)', workItemId);
  }

  /** Assessments that wait, the oldest first. */
  async queue(caller: Caller, { holder, ...wish }: PortfolioWish & { holder?: Whose }): Promise<CountedPage<CaseEvidence>> {
    const [after = null, afterId = null] = fromCursor(wish.cursor, ['INSTANT', 'UUID']) ?? [];
    const order: Order = { columns: 'e.work_item_opened_at, e.work_item_id', after: [after, afterId], casts: ['timestamptz', 'uuid'] };
    const { rows, total } = await this.wished(caller, `e.work_item_open and ${holder ? HELD[holder] : 'true'}`, holder && holder !== 'FREE' ? [caller.personId] : [], wish, order);
    return { ...toPage(rows, wish.limit, ({ assessment }) => [assessment?.openedAt ?? '', assessment?.workItemId ?? '']), total };
  }

  /** Portfolios of an organisation's teachers that are still open: drafts, and what was returned. */
  async open(caller: Caller, organisationId: OrganisationId, wish: PortfolioWish): Promise<CountedPage<CaseEvidence>> {
    const [after = null] = fromCursor(wish.cursor, ['UUID']) ?? [];
    const order: Order = { columns: 'e.attestation_id', after: [after], casts: ['uuid'] };
    const { rows, total } = await this.wished(caller, STILL_OPEN, [organisationId], wish, order);
    return { ...toPage(rows, wish.limit, ({ attestationId }) => [attestationId]), total };
  }

  /** @param condition of its own parameters, from $1 */
  private async wished(caller: Caller, condition: string, own: string[], { limit, search, claimed }: PortfolioWish, { columns, after, casts }: Order) {
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, own.length + 3);
    const where = `${condition} and ${nameFitsSql('p.name', `$${own.length + 1}`)} and ($${own.length + 2}::text is null or e.body->>'claimed' = $${own.length + 2}) and ${within.sql}`;
    const asked = [...own, search ?? null, claimed ?? null, ...within.parameters];
    const places = after.map((_, index) => `$${asked.length + index + 1}::${casts[index]}`);
    const rows: EvidenceRow[] = await this.db.query(
      `${EVIDENCE} where ${where} and (${places[0]} is null or (${columns}) > (${places.join(', ')})) order by ${columns} limit $${asked.length + after.length + 1}`,
      [...asked, ...after, limit + 1],
    );
    return { rows: rows.map(toEvidence), total: await countOf(this.db, `case_evidence e left join known_person p on p.id = e.person_id where ${where}`, asked) };
  }

  private async one(caller: Caller, condition: string, id: string): Promise<CaseEvidence | undefined> {
    const within = jurisdictionSql(caller, EVIDENCE_COLUMNS, 2);
    const [row]: EvidenceRow[] = await this.db.query(`${EVIDENCE} where ${condition} and ${within.sql}`, [id, ...within.parameters]);
    return row && toEvidence(row);
  }
}

interface Order {
  columns: string;
  /** the key after which the page begins; nulls: the first page */
  after: (string | number | null)[];
  casts: string[];
}

/** `$1`: the caller. */
const HELD: Readonly<Record<Whose, string>> = { MINE: 'e.holder_id = $1', FREE: 'e.holder_id is null', OTHERS: 'e.holder_id <> $1' };

const STILL_OPEN = `e.organisation_id = $1 and not e.closed and (e.body->>'submittedAt' is null or e.body->>'returned' is not null)`;
