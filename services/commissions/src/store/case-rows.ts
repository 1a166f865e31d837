import type { AttestationId, Caller } from '@attestation/contracts';
import { jurisdictionSql } from '@attestation/access';
import { almaty, CHANGED_SETTINGS, together, utc } from '@attestation/persistence';
import { settingsWith, type ChangedValues } from '@attestation/regulation';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import type { Certificate } from '../domain/certificate-state.js';

/** All sheets of the case `f`. */
export const SHEETS = `(select coalesce(json_agg(json_build_object('memberId', s.member_id, 'status', s.status, 'points', s.points, 'total', s.total,
    'submittedAt', ${utc('s.submitted_at')}) order by s.member_id), '[]') from score_sheet s where s.attestation_id = f.attestation_id)`;
const TESTS = `json_build_object(
    'results', (select coalesce(json_agg(r.result || jsonb_build_object('annulled', r.annulled) order by r.booking_id), '[]') from known_result r where r.attestation_id = f.attestation_id),
    'replacement', (select replacement from known_replacement n where n.attestation_id = f.attestation_id),
    'appeals', (select count(*) from known_appeal a where a.attestation_id = f.attestation_id and not a.decided))`;
const CERTIFICATE = `case when k.id is not null then json_build_object('id', k.id, 'number', k.number, 'publicId', k.public_id, 'category', k.category,
    'issuedOn', k.issued_on, 'issuedBy', k.issued_by, 'validUntil', k.valid_until, 'annulledOn', k.annulled_on, 'paperId', k.paper_id) end`;

const COLUMNS = `f.attestation_id as "attestationId", f.person_id as "personId", f.organisation_id as "organisationId", f.post, f.position_group as "positionGroup", f.position, f.penal_institution as "penalInstitution", f.mode,
  f.claimed_category as "claimedCategory", f.current_category as "currentCategory", f.opened_on::text as "openedOn", f.rule_set as "ruleSet", ${CHANGED_SETTINGS('f.opened_on')} as "changedSettings",
  json_build_object('level', c.level, 'organisationId', c.organisation_id, 'placeCode', c.place_code) as body,
  f.commission_id as "commissionId", cardinality(c.member_ids) as members, f.decisions_by::text as "decisionsBy",
  case when f.item_id is not null then json_build_object('id', f.item_id, 'step', f.item_step, 'openedAt', ${utc('f.item_opened_at')}, 'due', ${almaty('f.item_due')}) end as item,
  ${SHEETS} as sheets, f.recusals, f.scoring_closed as "scoringClosed", f.score, ${TESTS} as tests, f.decision, f.extract_id as "extractId",
  case when o.id is not null then json_build_object('id', o.id, 'number', o.number, 'issuedOn', o.dated) end as "order", ${CERTIFICATE} as certificate, f.ended`;

/** As they were loaded: an act that leaves something as it is hands on the very same, and nothing is written. */
const sheetsAsLoaded = new WeakSet<CaseFile['sheets']>();
const asLoaded = new WeakMap<CaseFile['tests'], CaseFile>();

const FILES = `select ${COLUMNS} from case_file f join commission c on c.id = f.commission_id
  left join attesting_order o on o.id = f.order_id left join certificate k on k.attestation_id = f.attestation_id`;

/** The cases in the order asked for, with all that decides about them; one question for all of them. */
export async function loadFiles(tx: EntityManager, attestationIds: readonly AttestationId[]): Promise<CaseFile[]> {
  return noted(await tx.query(`${FILES} where f.attestation_id = any($1) order by array_position($1, f.attestation_id)`, [attestationIds]));
}

/** One case: asked for by an equation, for which PostgreSQL makes one plan; for a list it makes another each time. */
export async function loadFile(tx: EntityManager, attestationId: string): Promise<CaseFile | undefined> {
  return noted(await tx.query(`${FILES} where f.attestation_id = $1`, [attestationId]))[0];
}

type Row = Omit<CaseFile, 'settings'> & { changedSettings: ChangedValues };

function noted(rows: Row[]): CaseFile[] {
  const files = rows.map(({ changedSettings, ...file }): CaseFile => ({ ...file, settings: settingsWith(file.openedOn, changedSettings) }));
  for (const file of files) {
    sheetsAsLoaded.add(file.sheets);
    asLoaded.set(file.tests, file);
  }
  return files;
}

/** An act hands on what it leaves as it is; what is known of her tests it always does, and by it the file is known again. */
function isChanged(file: CaseFile): boolean {
  const { sheets: _, ...loaded } = asLoaded.get(file.tests) ?? {};
  return Object.keys(loaded).length === 0 || Object.entries(loaded).some(([name, value]) => file[name as keyof CaseFile] !== value);
}

/** Whether a case lies within the caller's jurisdiction for his act. */
export async function withinCase(tx: EntityManager, attestationId: string, caller: Caller): Promise<boolean> {
  const { sql, parameters } = jurisdictionSql(caller, { organisationColumn: 'f.organisation_id', commissionColumn: 'f.commission_id', personColumn: 'f.person_id' }, 2);
  const found: unknown[] = await tx.query(`select 1 from case_file f where f.attestation_id = $1 and ${sql}`, [attestationId, ...parameters]);
  return found.length > 0;
}

/** Keeps cases and their sheets; a certificate is the register's to keep. */
export async function keepFiles(tx: EntityManager, files: readonly CaseFile[]): Promise<void> {
  await together(keepRows(tx, files.filter(isChanged)), keepSheets(tx, files.filter(({ sheets }) => !sheetsAsLoaded.has(sheets))));
}

async function keepRows(tx: EntityManager, files: readonly CaseFile[]): Promise<void> {
  if (files.length === 0) return;
  await tx.query(
    `insert into case_file as known (attestation_id, person_id, organisation_id, post, position_group, position, penal_institution, mode, claimed_category, current_category, opened_on, rule_set, commission_id,
       decisions_by, item_id, item_step, item_opened_at, item_due, recusals, scoring_closed, score, decision, extract_id, order_id, ended)
     select "attestationId", "personId", "organisationId", post, "positionGroup", position, "penalInstitution", mode, "claimedCategory", "currentCategory", "openedOn", "ruleSet", "commissionId",
            "decisionsBy", "itemId", step, "openedAt", due, recusals, "scoringClosed", score, decision, "extractId", "orderId", ended
       from jsonb_to_recordset($1) as r("attestationId" uuid, "personId" uuid, "organisationId" uuid, post text, "positionGroup" text, position text, "penalInstitution" boolean, mode text, "claimedCategory" text,
         "currentCategory" text, "openedOn" date, "ruleSet" text, "commissionId" uuid, "decisionsBy" date, "itemId" uuid, step text, "openedAt" timestamptz, due timestamptz,
         recusals jsonb, "scoringClosed" jsonb, score jsonb, decision jsonb, "extractId" uuid, "orderId" uuid, ended text)
     on conflict (attestation_id) do update set organisation_id = excluded.organisation_id, post = excluded.post, commission_id = excluded.commission_id, item_id = excluded.item_id, item_step = excluded.item_step, item_opened_at = excluded.item_opened_at,
       item_due = excluded.item_due, recusals = excluded.recusals, scoring_closed = excluded.scoring_closed, score = excluded.score, decision = excluded.decision, extract_id = excluded.extract_id,
       order_id = excluded.order_id, ended = excluded.ended`,
    [JSON.stringify(files.map(rowOf))],
  );
}

function rowOf({ item, order, sheets: _, tests: __, certificate: ___, body: ____, settings: _____, ...file }: CaseFile): object {
  return { ...file, itemId: item?.id, step: item?.step, openedAt: item?.openedAt, due: item?.due, orderId: order?.id };
}

async function keepSheets(tx: EntityManager, files: readonly CaseFile[]): Promise<void> {
  const sheets = files.flatMap(({ attestationId, sheets: all }) => all.map((sheet) => ({ ...sheet, attestationId })));
  if (sheets.length === 0) return;
  await tx.query(
    `insert into score_sheet as known (attestation_id, member_id, status, points, total, submitted_at)
     select "attestationId", "memberId", status, points, total, "submittedAt"
       from jsonb_to_recordset($1) as r("attestationId" uuid, "memberId" uuid, status text, points jsonb, total text, "submittedAt" timestamptz)
     on conflict (attestation_id, member_id) do update set status = excluded.status, points = excluded.points, total = excluded.total, submitted_at = excluded.submitted_at
       where (known.status, known.points, known.submitted_at) is distinct from (excluded.status, excluded.points, excluded.submitted_at)`,
    [JSON.stringify(sheets)],
  );
}

/** Notes whether a certificate was annulled. */
export async function annulCertificate(tx: EntityManager, { id, annulledOn }: Certificate): Promise<void> {
  await tx.query('update certificate set annulled_on = $2 where id = $1', [id, annulledOn]);
}

/** A certificate for the register: whose, and what stands on it. */
export type RegisteredCertificate = Certificate & Pick<CaseFile, 'attestationId' | 'organisationId'> & { printed: object };

/** New certificates in the register. */
export async function registerCertificates(tx: EntityManager, certificates: readonly RegisteredCertificate[]): Promise<void> {
  await tx.query(
    `insert into certificate (id, attestation_id, number, public_id, category, issued_on, issued_by, valid_until, annulled_on, paper_id, organisation_id, printed)
     select id, "attestationId", number, "publicId", category, "issuedOn", "issuedBy", "validUntil", "annulledOn", "paperId", "organisationId", printed
       from jsonb_to_recordset($1) as r(id uuid, "attestationId" uuid, number text, "publicId" text, category text, "issuedOn" date, "issuedBy" uuid, "validUntil" date,
         "annulledOn" date, "paperId" uuid, "organisationId" uuid, printed jsonb)`,
    [JSON.stringify(certificates)],
  );
}
