import type { AttestationId, FactOf, FactType, Instant, OrganisationId, PersonId, PlainDate } from '@attestation/contracts';
import { keepCopies, keepSetting, settingsOn } from '@attestation/persistence';
import type { Settings } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Mode, TakenAttempt } from '../domain/attempt.js';
import type { TestWindow } from '../domain/booking.js';
import type { LanguageCertificate } from '../domain/exemption.js';

export interface BeforeAttempt {
  /** on which days the test of the year may be sat; null: its campaign is not known */
  window: TestWindow | null;
  /** the attempts the person has used up, in whatever case */
  taken: TakenAttempt[];
  /** where the case belongs now, if it has moved */
  movedTo: OrganisationId | null;
  /** null while the draft has not been told */
  mode: Mode | null;
}
const NOTHING_KNOWN: BeforeAttempt = { window: null, taken: [], movedTo: null, mode: null };

/** Our own small copy of what other services tell. Each keeper may be told the same twice and leaves alone what it knows newer. */
@Injectable()
export class KnownFacts {
  constructor(private readonly db: DataSource) {}

  async keepCampaign({ year, testFrom, testTo, testFee }: FactOf<typeof FactType.CampaignOpened>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_campaign as known (year, test_from, test_to, test_fee, as_of) values ($1, $2, $3, $4, $5)
       on conflict (year) do update set test_from = $2, test_to = $3, test_fee = $4, as_of = $5 where known.as_of <= $5`,
      [year, testFrom, testTo, testFee ?? null, asOf],
    );
  }

  keepSetting(changed: FactOf<typeof FactType.SettingChanged>): Promise<void> {
    return keepSetting(this.db, changed);
  }

  /** The ministry's choices as they hold on a day. */
  settingsOn(on: PlainDate): Promise<Settings> {
    return settingsOn(this.db, on);
  }

  /** All that an attempt is opened by, asked in one question. */
  async beforeAttempt({ attestationId, personId, year }: { attestationId: AttestationId; personId: PersonId; year: number }): Promise<BeforeAttempt> {
    const [row]: BeforeAttempt[] = await this.db.query(
      `select (select json_build_object('from', test_from, 'to', test_to) from known_campaign where year = $1) as window,
              (select coalesce(json_agg(json_build_object('claimedCategory', c.claimed_category, 'mode', c.mode, 'takenOn', b.taken_on)), '[]')
                 from booking b join test_case c using (attestation_id) where c.person_id = $2 and b.taken_on is not null) as taken,
              (select organisation_id from known_move where attestation_id = $3) as "movedTo", (select mode from known_mode where attestation_id = $3) as mode`,
      [year, personId, attestationId],
    );
    return row ?? NOTHING_KNOWN;
  }

  async keepMove({ attestationId, to }: Pick<FactOf<typeof FactType.AttestationMoved>, 'attestationId' | 'to'>, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_move as known values ($1, $2, $3) on conflict (attestation_id) do update set organisation_id = $2, as_of = $3 where known.as_of <= $3`,
      [attestationId, to.organisationId, asOf],
    );
  }

  /** Where a case belongs now, if it has moved: the process may still name where it began. */
  async movedTo(attestationId: AttestationId): Promise<OrganisationId | undefined> {
    const [row]: { id: OrganisationId }[] = await this.db.query('select organisation_id as id from known_move where attestation_id = $1', [attestationId]);
    return row?.id;
  }

  /** The same draft is told again at most. */
  async keepModes(drafts: readonly Pick<FactOf<typeof FactType.DraftOpened>, 'attestationId' | 'mode'>[]): Promise<void> {
    await keepCopies(this.db, drafts, ({ attestationId, mode }, tx) => tx.query('insert into known_mode values ($1, $2) on conflict do nothing', [attestationId, mode]));
  }

  /** Scheduled or early; `undefined` while the draft has not been told. */
  async modeOf(attestationId: AttestationId): Promise<Mode | undefined> {
    const [row]: { mode: Mode }[] = await this.db.query('select mode from known_mode where attestation_id = $1', [attestationId]);
    return row?.mode;
  }

  /** Of those applications that brought one. */
  async keepCertificates(submitted: readonly Pick<FactOf<typeof FactType.ApplicationSubmitted>, 'attestationId' | 'languageCertificate'>[]): Promise<void> {
    const brought = submitted.flatMap(({ attestationId, languageCertificate }) => (languageCertificate ? [{ attestationId, ...languageCertificate }] : []));
    await keepCopies(this.db, brought, ({ attestationId, kind, level, certificateNumber, validUntil }, tx) =>
      tx.query('insert into known_language_certificate values ($1, $2, $3, $4, $5) on conflict do nothing', [attestationId, kind, level, certificateNumber, validUntil]));
  }

  async findCertificate(attestationId: AttestationId): Promise<LanguageCertificate | undefined> {
    const [row]: LanguageCertificate[] = await this.db.query(
      `select kind, level, certificate_number as "certificateNumber", valid_until::text as "validUntil" from known_language_certificate where attestation_id = $1`,
      [attestationId],
    );
    return row;
  }
}
