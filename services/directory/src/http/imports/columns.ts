import type { ImportKind, RefusalCode } from '@attestation/contracts';

type Line = Readonly<Record<string, unknown>>;
type Where = string | ((kind: ImportKind, line: Line) => string);

const named = (id: string, otherwise: string): Where => (_, line) => (line[id] === undefined || line[id] === null ? otherwise : id);
const person = named('personId', 'personalNumber');

/** Which column a refusal speaks of. */
const COLUMNS: Partial<Record<RefusalCode, Where>> = {
  PLACE_UNKNOWN: (kind) => (kind === 'places' ? 'parentCode' : 'placeCode'),
  ORGANISATION_UNKNOWN: named('organisationId', 'organisationCode'),
  ORGANISATION_CODE_KNOWN: 'code',
  PERSON_UNKNOWN: person,
  KEY_MISSING: 'personalNumber',
  PERSONAL_NUMBER_INVALID: 'personalNumber',
  PERSONAL_NUMBER_KNOWN: 'personalNumber',
  TERM_INVALID: (kind) => (kind === 'categories' ? 'validUntil' : 'to'),
  CATEGORY_OUTDATED: 'awardedOn',
  ORDER_NUMBER_MISSING: 'orderNumber',
};

/** The column to look at; null where the line as a whole is meant. */
export function columnOf(code: RefusalCode, kind: ImportKind, line: Line): string | null {
  const where = COLUMNS[code];
  return where === undefined ? null : typeof where === 'string' ? where : where(kind, line);
}
