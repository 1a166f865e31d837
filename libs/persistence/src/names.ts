import { BETWEEN_WORDS, FOLDED_LETTERS } from '@attestation/contracts';
import { migration } from './migration.js';

/** `name_words(name)`, as `nameWords` of the contracts has it; it is immutable, columns are made of it. */
export const NAME_WORDS = `function name_words(name text) returns text[] language sql immutable strict parallel safe return array_remove(
      regexp_split_to_array(
        translate(name, '${FOLDED_LETTERS.from}', '${FOLDED_LETTERS.to}'),
        '${BETWEEN_WORDS}'),
      '');
    comment on function name_words(text) is 'The words of a name in small letters, with the letters of Kazakh as those of Russian: both spellings are found alike';`;

/** Searching people by name, in every service alike. Before the migrations that make columns of {@link wordsOf}. */
export const NAME_MIGRATIONS = [
  migration(
    'names-001',
    `create or replace ${NAME_WORDS}
    create function name_query(asked text) returns tsquery language sql immutable strict parallel safe
      return (select string_agg('''' || word || ''':*', ' & ')::tsquery from unnest(name_words(asked)) as word);
    comment on function name_query(text) is 'Each word typed is the beginning of a word of the name, in any order; null, which finds nobody, for a text without words';`,
  ),
];

/** The words of a name as the database keeps and indexes them. @param name an expression */
export const wordsOf = (name: string): string => `array_to_tsvector(name_words(${name}))`;

/** Words as {@link wordsOf} has them hold what is looked for. @param words an expression; @param asked a parameter, `$1` */
export const wordsFit = (words: string, asked: string): string => `${words} @@ name_query(${asked})`;

/** The name holds what is looked for, or nothing is looked for: for lists that are short by their other conditions. */
export const nameFitsSql = (name: string, asked: string): string => `(${asked}::text is null or ${wordsFit(wordsOf(`coalesce(${name}, '')`), asked)})`;
