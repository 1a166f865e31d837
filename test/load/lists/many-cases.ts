import { ATTESTATION_STATES, CLAIMABLE } from '@attestation/contracts';

/** Invented people are called by these. */
export const NAMES = {
  first: ['Айгүл', 'Бибігүл', 'Ғалия', 'Дәмеш', 'Еркежан', 'Жұпар', 'Зере', 'Қарлығаш', 'Ләззат', 'Мөлдір', 'Нұргүл', 'Орынша', 'Перизат', 'Раушан', 'Сәуле', 'Толғанай', 'Ұлжан', 'Шолпан', 'Ырысты', 'Інжу'],
  last: ['Сәрсенова', 'Рахымова', 'Мұсаева', 'Қалиева', 'Төребекова', 'Әбілова', 'Оразбаева', 'Жұмабаева', 'Ізтілеуова', 'Өтегенова', 'Ғабитова', 'Нұрғалиева', 'Үмбетова', 'Есімова', 'Бекова', 'Дүйсенова', 'Кенжебаева', 'Шәріпова', 'Тілеубаева', 'Һамитова'],
};
const ENDED = ['REFUSED', 'CLOSED', 'WITHDRAWN', 'ANNULLED', 'SANCTIONED', 'EXPIRED'];
const REGIONS = 20;
const DISTRICTS = 10;
const SCHOOLS = 2_000;
/** A statement writes no more. */
const AT_ONCE = 5_000;

/**
 * So many cases as a year of the whole country leaves, made of the one that is there: a twentieth of them in the demo's region, a tenth of those in its
 * district. The rest of the territory and its schools are invented with them.
 */
export async function manyCases(client: { query(sql: string, values?: unknown[]): Promise<unknown> }, count: number): Promise<void> {
  await client.query('set search_path to applications');
  await client.query(
    `insert into access_place (code, parent_code, path, kind, name, has_district_level, as_of)
     select code, nullif(left(code, 2), code), array['00', left(code, 2), code], case length(code) when 2 then 'REGION' else 'DISTRICT' end, jsonb_build_object('kk', code, 'ru', code, 'en', code), true, now()
       from (select lpad((10 + n)::text, 2, '0') || d as code from generate_series(0, $1::int - 1) n, (select '' as d union all select lpad((90 + m)::text, 2, '0') from generate_series(0, $2::int - 1) m) districts) places
     on conflict do nothing`,
    [REGIONS, DISTRICTS],
  );
  await client.query(
    `insert into access_organisation (id, place_code, name_kk, name_ru, name_en, kind, subordination, active, as_of)
     select gen_random_uuid(), (10 + n % $2)::text || (90 + (n / $2) % $3)::text, n || '-мектеп', 'Школа ' || n, 'School ' || n, 'SCHOOL', 'DISTRICT', true, now() from generate_series(1, $1::int) n`,
    [SCHOOLS, REGIONS, DISTRICTS],
  );
  await client.query(
    `insert into person (id, name, current_category, consecutive_exempt_confirmations, disability, active, as_of)
     select ('01960000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ($2::text[])[1 + (n / 20) % 20] || ' ' || ($3::text[])[1 + n % 20] || ' ' || ($2::text[])[1 + (n / 400) % 20], 'TEACHER', 0, false, true, now() from generate_series(1, $1::int) n`,
    [count, NAMES.last, NAMES.first],
  );
  for (let from = 1; from <= count; from += AT_ONCE) {
    await client.query(
      `insert into case_file (id, person_id, organisation_id, place_code, year, claimed, state, ended, opened_at, registration_number, employment_id, due, admitted, body, found_by)
       select made.id, made.person_id, school.id, school.place_code, 2025, made.claimed, made.state, made.state = any($4), made.opened_at, '10-2025-' || lpad(made.n::text, 6, '0'), gen_random_uuid(), made.due, made.state = 'ADMITTED',
              template.body || jsonb_build_object('id', made.id, 'personId', made.person_id, 'organisationId', school.id, 'placeCode', school.place_code, 'claimed', made.claimed,
                'standing', template.body->'standing' || jsonb_build_object('state', made.state)),
              (select p.found_by from person p where p.id = made.person_id)
         from (select n, ('01970000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id, ('01960000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as person_id,
                      ($2::text[])[1 + n % array_length($2::text[], 1)] as state, ($3::text[])[1 + n % array_length($3::text[], 1)] as claimed,
                      timestamptz '2025-03-01' + n * interval '20 seconds' as opened_at,
                      case when n % 3 = 0 then timestamptz '9999-12-31' else timestamptz '2025-03-10' + (n % 9973) * interval '5 minutes' end as due
                 from generate_series($1::int, $6::int) n) made
         join (select id, place_code, row_number() over (order by id) as n from access_organisation where name_kk like '%-мектеп') school on school.n = 1 + made.n % $5
         cross join (select body from case_file where state = 'DRAFT' limit 1) template`,
      [from, ATTESTATION_STATES, CLAIMABLE, ENDED, SCHOOLS, Math.min(count, from + AT_ONCE - 1)],
    );
  }
  await client.query('analyze');
  await client.query('vacuum case_file');
}
