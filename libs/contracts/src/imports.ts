/** What a cell of a table holds: text, a calendar date, a whole number, yes or no. */
export type CellKind = 'TEXT' | 'DATE' | 'INTEGER' | 'FLAG';

/** A column of a register's table. */
export interface ImportColumn<Name extends string = string> {
  name: Name;
  kind: CellKind;
  /** no line is complete without it */
  required: boolean;
}

const column = (kind: CellKind, required: boolean) => <const Name extends string>(name: Name): ImportColumn<Name> => ({ name, kind, required });
const text = column('TEXT', true);
const date = column('DATE', true);
const integer = column('INTEGER', true);
const flag = column('FLAG', true);
const maybe = column('TEXT', false);
const maybeDate = column('DATE', false);
const maybeInteger = column('INTEGER', false);
const maybeFlag = column('FLAG', false);

/** Whom a line is about: by the personal number, or by the platform's own id, which goes first. One of them is needed. */
const PERSON = [maybe('personalNumber'), maybe('personId')] as const;
const ORGANISATION = [maybe('organisationCode'), maybe('organisationId')] as const;
const NAMES = [text('nameKk'), text('nameRu'), text('nameEn')] as const;

/**
 * The registers that can be taken over from tables, in the order of their dependence, with the columns of each. The names stand in a
 * file's header and in the rows of `POST /api/v1/directory/imports/{kind}/batches`.
 */
export const IMPORTS = {
  places: [text('placeCode'), maybe('parentCode'), text('kind'), ...NAMES, flag('hasDistrictLevel'), maybe('source')],
  organisations: [text('code'), maybe('organisationId'), text('placeCode'), ...NAMES, text('kind'), text('subordination'), maybeFlag('active'), maybeFlag('penalInstitution')],
  persons: [...PERSON, text('name'), maybeFlag('disability'), maybeFlag('active')],
  employments: [
    maybe('employmentId'), ...PERSON, ...ORGANISATION, text('post'), text('positionGroup'), maybe('position'), maybe('subject'), date('from'), maybeDate('to'),
    integer('serviceYears'), integer('serviceMonths'), date('serviceAsOf'),
  ],
  categories: [...PERSON, text('category'), date('awardedOn'), maybeDate('validUntil'), text('orderNumber'), maybeInteger('consecutiveExemptConfirmations'), maybeDate('bannedUntil')],
  roles: [maybe('assignmentId'), ...PERSON, text('role'), ...ORGANISATION, maybe('placeCode'), maybe('orderNumber'), date('from'), maybeDate('to')],
} as const satisfies Record<string, readonly ImportColumn[]>;

export type ImportKind = keyof typeof IMPORTS;
export const IMPORT_KINDS = Object.keys(IMPORTS) as ImportKind[];

/** How a line of a table ended. */
export const LINE_ENDS = ['CREATED', 'CHANGED', 'UNCHANGED', 'REFUSED'] as const;
export type LineEnd = (typeof LINE_ENDS)[number];

/** The most lines of one call. */
export const LARGEST_BATCH = 1_000;
