import type { AttestationId, Caller, Instant } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { almaty, CHANGED_SETTINGS, utc } from '@attestation/persistence';
import { type ChangedValues, type Criterion, settingsWith } from '@attestation/regulation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import type { Correction, Evaluation } from '../domain/evidence.js';
import type { ScoreSheet } from '../domain/score-sheet.js';
import { differing } from '../domain/sheets-together.js';
import { SHEETS } from './case-rows.js';
import type { OpenSheet } from './queues.js';

/** A member's own sheet with all he judges by; the teacher empty while the registers have not told her name. */
export interface OwnSheet extends Omit<OpenSheet, 'due'> {
  /** null: the scoring is closed */
  due: Instant | null;
  sheet: ScoreSheet;
  /** of the newest version; null: the rules gave none */
  evaluation: Evaluation | null;
  corrections: Correction[];
  /** the criteria in which the members' sheets differ where all must be alike (F-11) */
  differing: Criterion[];
}

type Around = Pick<CaseFile, 'item' | 'openedOn' | 'positionGroup' | 'position' | 'penalInstitution' | 'sheets'> & { changedSettings: ChangedValues };
type Row = Omit<OwnSheet, 'differing'> & { around: Around };

const SHEET = `json_build_object('memberId', s.member_id, 'status', s.status, 'points', s.points, 'total', s.total, 'submittedAt', ${utc('s.submitted_at')})`;
const EVALUATION = `(select e.evaluation from known_evaluation e where e.attestation_id = f.attestation_id order by e.version desc fetch first row only)`;
const CORRECTIONS = `(select coalesce(json_agg(json_build_object('registry', r.registry, 'source', r.source, 'correctedAt', ${utc('r.corrected_at')}) order by r.corrected_at, r.registry), '[]')
    from known_correction r where r.attestation_id = f.attestation_id)`;

/** What the sheets are held against each other by. */
const AROUND = `json_build_object('item', json_build_object('step', f.item_step), 'openedOn', f.opened_on, 'positionGroup', f.position_group, 'position', f.position,
    'penalInstitution', f.penal_institution, 'sheets', ${SHEETS},
    'changedSettings', ${CHANGED_SETTINGS('f.opened_on')})`;

/** Sheets as their members read them: seven read each case, so it is one question. */
@Injectable()
export class SheetReader {
  constructor(private readonly db: DataSource) {}

  /** The caller's sheet of a case, where his jurisdiction holds it. */
  async of(caller: Caller, attestationId: AttestationId): Promise<OwnSheet | undefined> {
    const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' }, 3);
    const [found]: Row[] = await this.db.query(
      `select f.attestation_id as "attestationId", f.commission_id as "commissionId", coalesce(p.name, '') as teacher, f.post, f.claimed_category as "claimedCategory",
              f.current_category as "currentCategory", case when f.item_step = 'scoring' then ${almaty('f.item_due')} end as due,
              ${SHEET} as sheet, ${EVALUATION} as evaluation, ${CORRECTIONS} as corrections, ${AROUND} as around
         from case_file f join score_sheet s on s.attestation_id = f.attestation_id and s.member_id = $2 left join known_person p on p.person_id = f.person_id
        where f.attestation_id = $1 and ${sql}`,
      [attestationId, caller.personId, ...parameters],
    );
    if (!found) return undefined;
    const { around: { openedOn, changedSettings, ...around }, ...own } = found;
    return { ...own, differing: differing({ ...around, settings: settingsWith(openedOn, changedSettings) }) };
  }
}
