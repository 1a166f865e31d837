import type { Category, PersonId, PlainDate } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { Person, PersonEntry } from '../../domain/person.js';
import { isFixture } from '../../domain/personal-number.js';
import type { KnownPerson } from '../../domain/tables/persons.js';
import type { NumberVault } from '../number-vault.js';

interface PersonRow {
  id: PersonId;
  name: string;
  current_category: Category;
  category_valid_until: PlainDate | null;
  consecutive_exempt_confirmations: number;
  disability: boolean;
  active: boolean;
  banned_until: PlainDate | null;
  category_awarded_on: PlainDate | null;
  category_order_number: string | null;
}

/** Everything but the number: that is read by the exchange alone. */
const COLUMNS = `id, name, current_category, category_valid_until::text, consecutive_exempt_confirmations, disability, active,
  banned_until::text, category_awarded_on::text, category_order_number`;

const toPerson = (row: PersonRow): Person => ({
  personId: row.id,
  name: row.name,
  currentCategory: row.current_category,
  categoryValidUntil: row.category_valid_until,
  consecutiveExemptConfirmations: row.consecutive_exempt_confirmations,
  disability: row.disability,
  active: row.active,
  bannedUntil: row.banned_until,
});

const toKnown = (row: PersonRow): KnownPerson => ({
  known: toPerson(row),
  award: row.category_awarded_on === null || row.category_order_number === null ? null : { awardedOn: row.category_awarded_on, orderNumber: row.category_order_number },
});

export async function personsById(tx: EntityManager, ids: (string | undefined)[]): Promise<Map<string, KnownPerson>> {
  const rows: PersonRow[] = await tx.query(`select ${COLUMNS} from person where id = any($1::uuid[])`, [ids.map((id) => id ?? null)]);
  return new Map(rows.map((row) => [row.id, toKnown(row)]));
}

/** Who holds each of these numbers; those that nobody holds are not in it. */
export async function holdersOf(tx: EntityManager, vault: NumberVault, numbers: (string | undefined)[]): Promise<Map<string, PersonId>> {
  const asked = new Map(numbers.flatMap((number) => (number === undefined ? [] : [[vault.index(number).toString('hex'), number]])));
  const rows: { id: PersonId; index: string }[] = await tx.query(
    `select p.id, i as index from unnest($1::text[]) as i join person p on p.personal_number_index = decode(i, 'hex')`,
    [[...asked.keys()]],
  );
  return new Map(rows.map(({ id, index }) => [asked.get(index) ?? '', id]));
}

/** Seals the numbers that come with the entries; a person who comes without one keeps hers. */
export async function keepPersons(tx: EntityManager, vault: NumberVault, entries: PersonEntry[]): Promise<void> {
  const rows = entries.flatMap(({ known, personalNumber, award }) => (known ? [{ ...known, ...award, ...sealed(vault, known.personId, personalNumber) }] : []));
  await tx.query(
    `insert into person as p (id, name, current_category, category_valid_until, consecutive_exempt_confirmations, disability, active,
       banned_until, category_awarded_on, category_order_number, personal_number, personal_number_index, fixture)
     select r."personId", r.name, r."currentCategory", r."categoryValidUntil", r."consecutiveExemptConfirmations", r.disability, r.active,
       r."bannedUntil", r."awardedOn", r."orderNumber", decode(r.number, 'hex'), decode(r.index, 'hex'), coalesce(r.fixture, p.fixture, false)
       from jsonb_to_recordset($1::jsonb) as r("personId" uuid, name text, "currentCategory" text, "categoryValidUntil" date,
         "consecutiveExemptConfirmations" int, disability boolean, active boolean, "bannedUntil" date, "awardedOn" date, "orderNumber" text, number text, index text, fixture boolean)
       left join person p on p.id = r."personId"
     on conflict (id) do update set name = excluded.name, current_category = excluded.current_category,
       category_valid_until = excluded.category_valid_until,
       consecutive_exempt_confirmations = excluded.consecutive_exempt_confirmations, disability = excluded.disability,
       active = excluded.active, banned_until = excluded.banned_until, category_awarded_on = excluded.category_awarded_on, category_order_number = excluded.category_order_number,
       personal_number = coalesce(excluded.personal_number, p.personal_number),
       personal_number_index = coalesce(excluded.personal_number_index, p.personal_number_index), fixture = excluded.fixture`,
    [JSON.stringify(rows)],
  );
}

function sealed(vault: NumberVault, personId: PersonId, number: PersonEntry['personalNumber']): { number?: string; index?: string; fixture?: boolean } {
  if (!number) return {};
  return { number: vault.seal(number, personId).toString('hex'), index: vault.index(number).toString('hex'), fixture: isFixture(number) };
}
