import { readFileSync } from 'node:fs';
import { REGISTRIES, type Category, type ClaimableCategory, type PlainDate, type Registry } from '@attestation/contracts';

/** The seven teachers of the story, by their login names. */
export const TEACHERS = ['teacher', 'expert', 'researcher', 'master', 'refused', 'exempt', 'below'] as const;
export type TeacherLogin = (typeof TEACHERS)[number];

/** Items in the words of one registry (see registry-formats). */
export type RegistryItems = Record<Registry, object[]>;

/** What the registries know of an invented teacher, and what they say of her when. */
export interface KnownTeacher {
  login: TeacherLogin;
  story: string;
  claims: ClaimableCategory;
  holds: Category;
  /** her test, where she sits one */
  test: { points: number; tasks: number } | null;
  registries: RegistryItems;
  /** what was told unasked in earlier years, oldest first: items that the registries still know */
  told: { registry: Registry; asOf: string; items: object[] }[];
  /** what a registry corrects after she has submitted */
  corrected?: { registry: Registry; asOf: string; items: object[] };
}

/** The day on which the fixtures are true. */
const AS_OF = '2025-03-17';
const FOLDER = new URL('../../../../test/fixtures/registries/', import.meta.url);

type Kept = Omit<KnownTeacher, 'told'> & { told: { registry: Registry; asOf: string; items: number[] }[] };
const kept = new Map<TeacherLogin, Kept>();

/**
 * The fixture of one teacher, its dates moved by whole years to the latest 17 March that is not after the given day.
 * @param today nothing that the registries know is later
 */
export function knownTeacher(login: TeacherLogin, today: PlainDate = AS_OF as PlainDate): KnownTeacher {
  const { told, ...rest } = kept.get(login) ?? read(login);
  const years = Number(today.slice(0, 4)) - Number(AS_OF.slice(0, 4)) - (today.slice(4) < AS_OF.slice(4) ? 1 : 0);
  const whole = { ...rest, told: told.map((each) => ({ ...each, items: each.items.map((index) => rest.registries[each.registry][index] ?? {}) })) };
  return moved(whole, years) as KnownTeacher;
}

/** What the registries know of the teacher who claims MODERATOR. @param today nothing in it is later */
export const sampleItems = (today: PlainDate): RegistryItems => knownTeacher('teacher', today).registries;

function read(login: TeacherLogin): Kept {
  const content = JSON.parse(readFileSync(new URL(`${login}.json`, FOLDER), 'utf8')) as Kept;
  const missing = REGISTRIES.filter((registry) => !content.registries[registry]);
  if (missing.length > 0) throw new Error(`The fixture of ${login} says nothing of ${missing.join(', ')}.`);
  kept.set(login, content);
  return content;
}

/** A lesson is named by its day, too. */
const DATE = /^(\d{4})(-\d{2}-\d{2})([T ].*)?$/;
const SCHOOL_YEAR = /^(\d{4})\/\d{4}$/;

/** Every date and school year in it, so many years later; 29 February becomes the 28th. */
function moved(value: unknown, years: number): unknown {
  if (Array.isArray(value)) return value.map((each) => moved(each, years));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner, years)]));
  return typeof value === 'string' ? movedText(value, years) : value;
}

function movedText(text: string, years: number): string {
  const [, schoolYear] = SCHOOL_YEAR.exec(text) ?? [];
  if (schoolYear !== undefined) return `${Number(schoolYear) + years}/${Number(schoolYear) + years + 1}`;
  const [, year, day, time = ''] = DATE.exec(text) ?? [];
  if (year === undefined || day === undefined) return text;
  return `${Number(year) + years}${day === '-02-29' ? '-02-28' : day}${time}`;
}
