import type { Caller, Category, PersonId, PlainDate, Subject } from '@attestation/contracts';
import { CHANGED_SETTINGS, Ledger, Store, together } from '@attestation/persistence';
import type { Campaign, ChangedValues } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Post } from '../domain/moving.js';
import type { Applicant } from '../domain/opening.js';
import { keepCase } from './case-rows.js';
import { postsOf } from './posts.js';

interface PersonRow {
  current_category: Category;
  category_valid_until: PlainDate | null;
  consecutive_exempt_confirmations: number;
  disability: boolean;
  last_email: string | null;
}

/** What a draft is opened from: the person is locked, so that two drafts at once become one after the other. */
@Injectable()
export class OpeningStore extends Store<Applicant> {
  constructor(db: DataSource, ledger: Ledger, private readonly clock: Clock) {
    super(db, ledger);
  }

  /** A draft is opened about oneself only. */
  protected async permits(_tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return id === caller.personId;
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<Applicant | undefined> {
    const today = this.clock.today();
    const [[person], open, campaigns, posts, [settings]] = await together<[PersonRow[], { year: number }[], { body: Campaign }[], Post[], { changed: ChangedValues }[]]>(
      tx.query(
        `select current_category, category_valid_until::text, consecutive_exempt_confirmations, disability,
           (select body->>'email' from case_file where person_id = $1 and body->>'email' is not null order by opened_at desc limit 1) as last_email
           from person where id = $1 and active for update`,
        [id],
      ),
      tx.query('select year from case_file where person_id = $1 and not ended', [id]), // asked behind the lock: it sees the draft that was waited for
      tx.query('select body from campaign order by year'),
      postsOf(tx, id),
      tx.query(`select ${CHANGED_SETTINGS('$1::date')} as changed`, [today]),
    );
    if (!person) return undefined;
    return {
      personId: id as PersonId,
      currentCategory: person.current_category,
      categoryValidUntil: person.category_valid_until,
      consecutiveExemptConfirmations: person.consecutive_exempt_confirmations,
      disability: person.disability,
      lastEmail: person.last_email,
      employments: posts.filter(({ from, to }) => from <= today && (to === null || to >= today)),
      campaigns: campaigns.map(({ body }) => body),
      changedSettings: settings?.changed ?? null,
      openYears: open.map(({ year }) => year),
    };
  }

  protected async keep(tx: EntityManager, _subject: Subject, { opened }: Applicant): Promise<void> {
    if (opened) await keepCase(tx, opened);
  }
}
