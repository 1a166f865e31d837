import type { SqlCondition } from '@attestation/access';
import { wordsFit } from '@attestation/persistence';

/** Where the words of a name are looked for: with the person, by an index of words, or beside the case (`c`), in the index of a place's cases. */
export type Where = 'PERSON' | 'CASE';

/** Cases, or whoever a list names (`c`), by the teacher's name, each word typed the beginning of one of hers, or by the whole registration number. */
export function searched(q: string | undefined, firstParameter: number, where: Where = 'PERSON'): SqlCondition {
  if (q === undefined) return { sql: 'true', parameters: [] };
  const asked = `$${firstParameter}`;
  if (/\d/.test(q)) return { sql: `c.registration_number = ${asked}`, parameters: [q.trim()] };
  const sql = where === 'CASE' ? wordsFit('c.found_by', asked) : `c.person_id in (select id from person where ${wordsFit('found_by', asked)})`;
  return { sql, parameters: [q] };
}
