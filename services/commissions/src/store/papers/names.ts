import type { OrganisationId, PersonId, Texts } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { Body } from '../../domain/body.js';

/** What persons and bodies are called, for documents. */
export interface Names {
  /** @throws Error for somebody the registers have not told of: no document is made without a name */
  person(id: PersonId): string;
  organisation(id: OrganisationId): Texts;
}

/** The names of these persons and organisations, as the registers told them last. */
export async function namesOf(tx: EntityManager, persons: readonly PersonId[], organisations: readonly OrganisationId[]): Promise<Names> {
  const people: { id: string; name: string }[] = await tx.query('select person_id as id, name from known_person where person_id = any($1)', [persons]);
  const schools: ({ id: string } & Texts)[] = await tx.query(
    'select id, name_kk as kk, name_ru as ru, name_en as en from access_organisation where id = any($1)', [organisations],
  );
  const byId = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const texts = new Map<string, Texts>(schools.map(({ id, ...name }) => [id, name]));
  return { person: (id) => known(byId.get(id), `person ${id}`), organisation: (id) => known(texts.get(id), `organisation ${id}`) };
}

function known<T>(name: T | undefined, whose: string): T {
  if (!name) throw new Error(`The name of the ${whose} is not known here: its fact has not come.`);
  return name;
}

const MINISTRY: Texts = {
  kk: 'Қазақстан Республикасы Оқу-ағарту министрлігі',
  ru: 'Министерство просвещения Республики Казахстан',
  en: 'Ministry of Education of the Republic of Kazakhstan',
};
const DEPARTMENTS: Readonly<Record<'DISTRICT' | 'REGION', Texts>> = {
  DISTRICT: { kk: 'Білім бөлімі', ru: 'Отдел образования', en: 'Education department' },
  REGION: { kk: 'Білім басқармасы', ru: 'Управление образования', en: 'Education authority' },
};

/** The full name of an attesting body. The place stands in brackets: neither language is then wrongly declined. */
export async function nameOfBody(tx: EntityManager, { level, organisationId, placeCode }: Body): Promise<Texts> {
  if (level === 'ORG' && organisationId) return (await namesOf(tx, [], [organisationId])).organisation(organisationId);
  if (level !== 'DISTRICT' && level !== 'REGION') return MINISTRY;
  const [place]: { name: Texts }[] = await tx.query('select name from access_place where code = $1', [placeCode]);
  return bodyAt(level, known(place?.name, `place ${placeCode}`));
}

/** The full names of attesting bodies, each asked for once. */
export async function namesOfBodies(tx: EntityManager, bodies: readonly Body[]): Promise<(body: Body) => Texts> {
  const keyOf = ({ level, organisationId, placeCode }: Body): string => `${level} ${organisationId ?? placeCode ?? ''}`;
  const names = new Map<string, Texts>();
  for (const body of bodies) if (!names.has(keyOf(body))) names.set(keyOf(body), await nameOfBody(tx, body));
  return (body) => known(names.get(keyOf(body)), `body ${keyOf(body)}`);
}

/** The name of the body of a level, where its organisation or place is called so; the ministry is called as it is. */
export function bodyAt(level: Body['level'], name: Texts): Texts {
  if (level === 'ORG') return name;
  if (level === 'MINISTRY') return MINISTRY;
  const department = DEPARTMENTS[level];
  return { kk: `${department.kk} (${name.kk})`, ru: `${department.ru} (${name.ru})`, en: `${department.en} (${name.en})` };
}

/** How the commission of a body is called. */
export const commissionOf = (body: Texts): Texts => ({
  kk: `Аттестаттау комиссиясы (${body.kk})`,
  ru: `Аттестационная комиссия (${body.ru})`,
  en: `Attestation commission (${body.en})`,
});
