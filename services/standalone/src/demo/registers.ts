import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ImportKind, PlainDate } from '@attestation/contracts';
import { SEEDS } from '@attestation/directory/seeds';
import { registerBehind } from '../import/register.js';
import { takeFile } from '../import/take-file.js';
import { tableText, type TableLine } from '../import/write-table.js';
import type { Api } from './api.js';
import { DISTRICT, MINISTRY, PEOPLE, REGION, SCHOOLS, type DemoPerson } from './people.js';
import { fixturePersonalNumber } from './personal-numbers.js';

const PLACES: TableLine<'places'>[] = [
  { placeCode: DISTRICT, parentCode: REGION, kind: 'DISTRICT', nameKk: 'Үлгі ауданы', nameRu: 'Образцовый район', nameEn: 'Sample district', hasDistrictLevel: true, source: 'sample' },
];
const organisationOf = (organisationId: string, number: number): TableLine<'organisations'> => ({
  code: `DEMO-${number}`, organisationId, placeCode: DISTRICT, kind: 'SCHOOL', subordination: 'DISTRICT',
  nameKk: `№ ${number} үлгі мектебі`, nameRu: `Образцовая школа № ${number}`, nameEn: `Sample school No. ${number}`,
});
const ORGANISATIONS = SCHOOLS.map((organisationId, index): TableLine<'organisations'> => organisationOf(organisationId, index + 1));

/** The invented district and its schools. They enter as tables, by the same way as anybody's; taken again, they are found as they are. */
export async function takeSchools(api: Api): Promise<void> {
  await takeLines(api, 'places', PLACES);
  await takeLines(api, 'organisations', ORGANISATIONS);
}

/** A sample of the country's territory and organisations. */
export async function takeSample(api: Api): Promise<void> {
  await take(api, 'places', createReadStream(new URL('places.csv', SEEDS)));
  await take(api, 'organisations', createReadStream(new URL('organisations.csv', SEEDS)));
}

/** People with their posts, categories and roles. @param today the platform's date */
export async function takePeople(api: Api, today: PlainDate, people: readonly DemoPerson[] = PEOPLE): Promise<void> {
  await takeLines(api, 'persons', people.map(({ personId, serial, name }) => ({ personId, personalNumber: fixturePersonalNumber(serial), name })));
  await takeLines(api, 'employments', people.flatMap((each) => employmentOf(each, today)));
  await takeLines(api, 'categories', people.flatMap((each) => categoryOf(each, today)));
  await takeLines(api, 'roles', people.flatMap((each) => roleOf(each, today)));
}

function employmentOf(person: DemoPerson, today: PlainDate): TableLine<'employments'>[] {
  const { personId, organisationId, post, positionGroup = 'SECONDARY', subject = 'HISTORY', serviceYears } = person;
  if (!organisationId) return [];
  const from = `${yearOf(today) - serviceYears}-01-10`;
  return [{ employmentId: beside(personId, 1), personId, organisationId, post, positionGroup, subject, from, serviceYears, serviceMonths: 2, serviceAsOf: today }];
}

/** Who has a category has it by an order; who has none is in no such table. */
function categoryOf({ personId, category, award }: DemoPerson, today: PlainDate): TableLine<'categories'>[] {
  if (category === 'TEACHER') return [];
  const invented = { awardedOn: `${yearOf(today) - 1}-06-01`, validUntil: `${yearOf(today) + 2}-05-31`, orderNumber: 'ҮЛГІ' };
  const { exemptConfirmations: consecutiveExemptConfirmations, ...order } = { exemptConfirmations: 0, ...(award ?? invented) };
  return [{ personId, category, consecutiveExemptConfirmations, ...order }];
}

const roleOf = ({ personId, role }: DemoPerson, from: PlainDate): TableLine<'roles'>[] => (role ? [{ assignmentId: beside(personId, 2), personId, ...role, from }] : []);

const takeLines = <K extends ImportKind>(api: Api, kind: K, lines: TableLine<K>[]): Promise<void> => take(api, kind, Readable.from([Buffer.from(tableText(kind, lines))]));

/** @throws Error naming the first line that was refused: the demo's own tables are right */
async function take(api: Api, kind: ImportKind, bytes: AsyncIterable<Buffer>): Promise<void> {
  await takeFile(bytes, {
    kind,
    register: registerBehind(api, MINISTRY.login),
    onBatch: (answers) => {
      const refused = answers.find(({ end }) => end === 'REFUSED');
      if (refused) throw new Error(`The demo's ${kind}, line ${refused.line}: ${refused.errors.map(({ column, code }) => `${column} ${code}`).join(', ')}`);
    },
  });
}

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4));

/** An id of something that belongs to a person, as fixed as the person's own. */
const beside = (personId: string, kind: number): string => `${personId.slice(0, 9)}${String(kind).padStart(4, '0')}${personId.slice(13)}`;
