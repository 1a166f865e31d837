import type { AttestationId, FactOf, FactType, Instant, OrganisationId, PlainDate, Subordination } from '@attestation/contracts';
import { CHANGED_SETTINGS, keepCopies, type Asks } from '@attestation/persistence';
import { settingsWith, type ChangedValues, type Settings } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Assigned } from '../domain/case-file.js';
import type { Evaluation } from '../domain/evidence.js';
import type { TestReplacement } from '../domain/test-standing.js';

type Data<T extends FactType> = FactOf<T>;
type Drafted = Pick<Assigned, 'post' | 'positionGroup' | 'position' | 'penalInstitution' | 'mode'> & { moved: Moved | null };
/** Where a case has moved to, and by what its commission is found there. */
export interface Moved {
  organisationId: OrganisationId;
  subordination: Subordination;
  hasDistrictLevel: boolean;
}

export interface BeforeAssignment {
  /** null: the draft's fact has not come */
  drafted: Drafted | null;
  /** null: the campaign of its year is not known */
  decisionsBy: PlainDate | null;
  settings: Settings;
}

/** Our own small copy of what other services tell of cases: draft, moves, test, evaluated portfolio. Told twice it is the same. */
@Injectable()
export class KnownCases {
  constructor(private readonly db: DataSource) {}

  /** What is told at once is kept at once. */
  keepAll<E>(page: readonly E[], keep: (event: E, tx: Asks) => Promise<unknown>): Promise<void> {
    return keepCopies(this.db, page, keep);
  }

  async keepDraft({ attestationId, personId, organisationId, placeCode, post, positionGroup, openedOn, mode, ...more }: Data<typeof FactType.DraftOpened>, asOf: Instant, tx: Asks = this.db): Promise<void> {
    const { position = null, penalInstitution = false } = more;
    await tx.query(
      `insert into known_case (attestation_id, person_id, organisation_id, place_code, post, position_group, position, penal_institution, opened_on, mode, closed, as_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false, $11) on conflict (attestation_id) do nothing`,
      [attestationId, personId, organisationId, placeCode, post, positionGroup, position, penalInstitution, openedOn, mode, asOf],
    );
  }

  /** The teacher works elsewhere: before a commission has her case, it goes with her. @throws Error where the draft's own fact has not come */
  async move({ attestationId, to, post, subordination, hasDistrictLevel }: Data<typeof FactType.AttestationMoved>, asOf: Instant): Promise<void> {
    const [, moved]: [unknown, number] = await this.db.query(
      'update known_case set organisation_id = $2, place_code = $3, post = $4, as_of = greatest(as_of, $5), moved = $6 where attestation_id = $1',
      [attestationId, to.organisationId, to.placeCode, post, asOf, { organisationId: to.organisationId, subordination, hasDistrictLevel } satisfies Moved],
    );
    if (moved === 0) throw new Error(`The case ${attestationId} was moved, but is not known here.`);
  }

  async close(attestationIds: readonly AttestationId[]): Promise<void> {
    await this.db.query('update known_case set closed = true where attestation_id = any($1)', [attestationIds]);
  }

  /** Post, position group and mode of a case, as its draft told them or its last move; where it moved to. */
  async find(attestationId: AttestationId): Promise<Drafted | undefined> {
    const [row]: Drafted[] = await this.db.query(
      'select post, position_group as "positionGroup", position, penal_institution as "penalInstitution", mode, moved from known_case where attestation_id = $1',
      [attestationId],
    );
    return row;
  }

  /** All that a case is given to a commission by, asked in one question. */
  async beforeAssignment(attestationId: AttestationId, openedOn: PlainDate): Promise<BeforeAssignment> {
    const [row]: { drafted: Drafted | null; decisionsBy: PlainDate | null; changed: ChangedValues }[] = await this.db.query(
      `select (select json_build_object('post', post, 'positionGroup', position_group, 'position', position, 'penalInstitution', penal_institution, 'mode', mode, 'moved', moved) from known_case where attestation_id = $1) as drafted,
              (select decisions_by::text from known_campaign where year = extract(year from $2::date)) as "decisionsBy", ${CHANGED_SETTINGS('$2::date')} as changed`,
      [attestationId, openedOn],
    );
    return { drafted: row?.drafted ?? null, decisionsBy: row?.decisionsBy ?? null, settings: settingsWith(openedOn, row?.changed ?? null) };
  }

  /** An attempt's result, or what an appeal made of it. An annulled one stays annulled. */
  async keepResult(told: Data<typeof FactType.TestResultIssued>, asOf: Instant, tx: Asks = this.db): Promise<void> {
    const { attestationId, bookingId, points, tasks, percent, thresholdReached, highestCategory, certificateNumber, validUntil } = told;
    const result = { points, tasks, percent, thresholdReached, highestCategory, certificateNumber, validUntil };
    await tx.query(
      `insert into known_result as known (booking_id, attestation_id, result, as_of) values ($1, $2, $3, $4)
       on conflict (booking_id) do update set result = $3, as_of = $4 where known.as_of <= $4`,
      [bookingId, attestationId, result, asOf],
    );
  }

  /** @throws Error where the result's own fact has not come */
  async annulResult({ bookingId }: Data<typeof FactType.TestResultAnnulled>): Promise<void> {
    const [, annulled]: [unknown, number] = await this.db.query('update known_result set annulled = true where booking_id = $1', [bookingId]);
    if (annulled === 0) throw new Error(`The result of the booking ${bookingId} was annulled, but is not known here.`);
  }

  async keepReplacement(attestationId: AttestationId, replacement: TestReplacement, asOf: Instant): Promise<void> {
    await this.db.query(
      `insert into known_replacement as known values ($1, $2, $3)
       on conflict (attestation_id) do update set replacement = $2, as_of = $3 where known.as_of <= $3`,
      [attestationId, replacement, asOf],
    );
  }

  /** An appeal is filed; whoever heard of its decision first keeps to that. */
  async keepAppeal({ appealId, attestationId }: Data<typeof FactType.TestAppealed>): Promise<void> {
    await this.db.query('insert into known_appeal values ($1, $2, false) on conflict do nothing', [appealId, attestationId]);
  }

  async decideAppeal({ appealId, attestationId }: Data<typeof FactType.AppealDecided>): Promise<void> {
    await this.db.query('insert into known_appeal values ($1, $2, true) on conflict (appeal_id) do update set decided = true', [appealId, attestationId]);
  }

  /** What the rules made of one version of the frozen portfolio. */
  async keepEvaluation({ attestationId, version, hash, criteria, total, minimum, meets, evaluatedAt }: Data<typeof FactType.PortfolioEvaluated>, tx: Asks = this.db): Promise<void> {
    const evaluation: Evaluation = { version, hash, criteria, total, minimum, meets, evaluatedAt };
    await tx.query('insert into known_evaluation values ($1, $2, $3) on conflict do nothing', [attestationId, version, evaluation]);
  }

  /** The evaluation of the newest version, if the rules gave one. */
  async findEvaluation(attestationId: AttestationId): Promise<Evaluation | undefined> {
    return evaluationOf(this.db.manager, attestationId);
  }

  async keepCorrection({ attestationId, registry, source, correctedAt }: Data<typeof FactType.PortfolioCorrected>): Promise<void> {
    await this.db.query('insert into known_correction values ($1, $2, $3, $4) on conflict do nothing', [attestationId, registry, source, correctedAt]);
  }
}

/** The evaluation of the newest version, as part of a question about more. */
export async function evaluationOf(tx: EntityManager, attestationId: AttestationId): Promise<Evaluation | undefined> {
  const [row]: { evaluation: Evaluation }[] = await tx.query(
    'select evaluation from known_evaluation where attestation_id = $1 order by version desc fetch first row only',
    [attestationId],
  );
  return row?.evaluation;
}
