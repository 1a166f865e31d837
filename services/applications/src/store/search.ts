import type { SqlCondition } from '@attestation/access';

/** Letters of Kazakh as a Russian keyboard writes them: қ and к, ә and а, ү, ұ and у, і and и, ң and н, ө and о, ғ and г, һ and х are found alike. */
export const folded = (text: string): string => `translate(lower(${text}), 'әғқңөұүһі', 'агкноуухи')`;

/**
 * Cases, or whoever a list names (`c`), by the teacher's name, each word typed the beginning of one of hers, or by the whole registration number.
 * Found by an index, however many there are.
 */
export function searched(q: string | undefined, firstParameter: number): SqlCondition {
  if (q === undefined) return { sql: 'true', parameters: [] };
  if (/\d/.test(q)) return { sql: `c.registration_number = $${firstParameter}`, parameters: [q.trim()] };
  const words = q.match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length === 0) return { sql: 'false', parameters: [] };
  const sql = `c.person_id in (select id from person where found_by @@ to_tsquery('simple', ${folded(`$${firstParameter}`)}))`;
  return { sql, parameters: [words.map((word) => `${word}:*`).join(' & ')] };
}
