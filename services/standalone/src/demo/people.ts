import { LEVEL_NAMES, type StoryLevel } from './levels.js';
import type { Category, OrganisationId, PersonId, PlaceCode, PositionGroup, Role } from '@attestation/contracts';
import { knownTeacher, type TeacherLogin } from '@attestation/integrations/simulator';

/** Ids of the demo's world are fixed, so that laying it twice changes nothing. */
const uuid = <T extends string>(serial: number): T => `01950000-0000-7000-8000-${String(serial).padStart(12, '0')}` as T;

export const REGION = '10' as PlaceCode;
/** an invented district of a real region: real districts are imported with their codes */
export const DISTRICT = '1099' as PlaceCode;
/** Four schools of the district; the first has a commission of its own. */
export const SCHOOLS = [900, 901, 902, 903].map((serial) => uuid<OrganisationId>(serial)) as [OrganisationId, OrganisationId, OrganisationId, OrganisationId];
export const [SCHOOL, OTHER_SCHOOL] = SCHOOLS;
/** the person whom the directory takes as its first administrator */
export const ADMINISTRATOR = uuid<PersonId>(1);

/** One invented person: who she is, where she works, what she may do. */
export interface DemoPerson {
  personId: PersonId;
  serial: number;
  login: string;
  name: string;
  category: Category;
  serviceYears: number;
  organisationId?: OrganisationId;
  post: string;
  /** of the post; that of a teacher of history where nothing is said */
  positionGroup?: PositionGroup;
  subject?: string;
  /** what the category rests on; invented where nothing is said */
  award?: { awardedOn: string; validUntil: string; orderNumber: string; exemptConfirmations?: number };
  role?: { role: Role; organisationId?: OrganisationId; placeCode?: PlaceCode; orderNumber?: string };
}

type Given = Omit<DemoPerson, 'personId' | 'serial'>;
const person = (serial: number, given: Given): DemoPerson => ({ personId: uuid<PersonId>(serial), serial, ...given });
const member = (index: number, name: string): DemoPerson =>
  person(20 + index, { login: `member${index}`, name, category: 'EXPERT', serviceYears: 8 + index, organisationId: OTHER_SCHOOL, post: 'педагог' });
/** Who may sit on any commission above the organisation's. */
const master = (index: number, name: string): DemoPerson =>
  person(40 + index, { login: `master${index}`, name, category: 'MASTER', serviceYears: 15 + index, organisationId: OTHER_SCHOOL, post: 'педагог' });

interface Taught {
  name: string;
  school: number;
  subject: string;
  post: string;
}
/** One of the seven: what she holds, and since when, is what the registry of categories knows of her. */
function teacher(serial: number, login: TeacherLogin, { name, school, subject, post }: Taught): DemoPerson {
  const { holds, registries } = knownTeacher(login);
  const [held] = registries.CATEGORY as { order: string; validFrom: string; validTo: string | null }[];
  const starts = (registries.WORK_RECORD as { start: string }[]).map(({ start }) => Number(start.slice(0, 4)));
  const organisationId = SCHOOLS[school - 1] ?? SCHOOL;
  const award = held?.validTo ? { awardedOn: held.validFrom, validUntil: held.validTo, orderNumber: held.order } : undefined;
  return person(serial, {
    login, name, category: holds, serviceYears: 2025 - Math.min(...starts), organisationId, post, subject, ...(award && { award }), role: { role: 'TEACHER', organisationId },
  });
}

export const TEACHER = teacher(10, 'teacher', { name: 'Айгүл Сәрсенова', school: 1, subject: 'HISTORY', post: 'тарих пәнінің педагогі' });
/** Claims what each of her story claims (see the registries' fixtures). */
export const SEVEN: readonly DemoPerson[] = [
  TEACHER,
  teacher(61, 'expert', { name: 'Бибігүл Рахымова', school: 2, subject: 'KAZAKH', post: 'қазақ тілі мен әдебиеті пәнінің педагогі' }),
  teacher(62, 'researcher', { name: 'Ғалия Мұсаева', school: 3, subject: 'BIOLOGY', post: 'биология пәнінің педагогі' }),
  teacher(63, 'master', { name: 'Дәмеш Қалиева', school: 4, subject: 'MATHEMATICS', post: 'математика пәнінің педагогі' }),
  teacher(64, 'refused', { name: 'Еркежан Төребекова', school: 1, subject: 'GEOGRAPHY', post: 'география пәнінің педагогі' }),
  teacher(65, 'exempt', { name: 'Жұпар Әбілова', school: 2, subject: 'CHEMISTRY', post: 'химия пәнінің педагогі' }),
  teacher(66, 'below', { name: 'Зере Оразбаева', school: 2, subject: 'INFORMATICS', post: 'информатика пәнінің педагогі' }),
];

const HEADS_NAMES = ['Қанат Әлімжанов', 'Марат Сейітов', 'Нұргүл Бәйменова', 'Олжас Темірханов'];
const RESPONSIBLE_NAMES = ['Гүлнар Ибраева', 'Перизат Омарова', 'Райхан Садықова', 'Салтанат Үмбетова'];
const leading = { positionGroup: 'HEAD_OR_DEPUTY' as const, subject: '' };
const numbered = (login: string, index: number): string => (index === 0 ? login : `${login}${index + 1}`);

/** Of each school its head, who issues certificates, and the person whom his order appointed. */
export const HEADS: readonly DemoPerson[] = HEADS_NAMES.map((name, index) => person(index === 0 ? 11 : 70 + index, {
  login: numbered('head', index), name, category: 'HEAD_3', serviceYears: 21, organisationId: SCHOOLS[index], post: 'басшы', ...leading, role: { role: 'HEAD', organisationId: SCHOOLS[index] },
}));
export const RESPONSIBLES: readonly DemoPerson[] = RESPONSIBLE_NAMES.map((name, index) => person(index === 0 ? 12 : 75 + index, {
  login: numbered('responsible', index), name, category: 'EXPERT', serviceYears: 12, organisationId: SCHOOLS[index], post: 'басшының орынбасары', ...leading,
  role: { role: 'RESPONSIBLE_PERSON', organisationId: SCHOOLS[index], orderNumber: `${12 + index}-НҚ` },
}));
export const [HEAD, RESPONSIBLE] = [HEADS[0], RESPONSIBLES[0]] as [DemoPerson, DemoPerson];
export const PROVIDER = person(13, {
  login: 'provider', name: 'Ержан Төлегенов', category: 'TEACHER', serviceYears: 3, organisationId: SCHOOL, post: 'кеңсе маманы',
  role: { role: 'PROVIDER', organisationId: SCHOOL },
});
export const SECRETARY = person(14, {
  login: 'secretary', name: 'Жанна Ұзақова', category: 'MODERATOR', serviceYears: 6, organisationId: SCHOOL, post: 'педагог',
});
export const OPERATOR = person(15, {
  login: 'operator', name: 'Һадиша Өмірбекова', category: 'TEACHER', serviceYears: 1, post: 'оператор', role: { role: 'OPERATOR', placeCode: REGION },
});
/** Two of the ministry: who prepares a campaign may not approve it. */
export const MINISTRY = person(1, { login: 'ministry', name: 'Әсел Нұрғалиева', category: 'TEACHER', serviceYears: 5, post: 'министрлік маманы' });
export const MINISTRY_SECOND = person(2, {
  login: 'ministry2', name: 'Нұрлан Ғабитов', category: 'TEACHER', serviceYears: 5, post: 'министрлік маманы', role: { role: 'AUTHORISED_BODY' },
});
export const MEMBERS = ['Ботагөз Қасымова', 'Дәурен Іскаков', 'Мәдина Хасенова', 'Ринат Оспанов', 'Сәуле Бекова', 'Тимур Ахметов', 'Ұлжан Ермекова'].map((name, index) =>
  member(index + 1, name),
);

export const MASTERS = ['Айдос Нұрланов', 'Баян Жәкенова', 'Гүлсім Еділова', 'Дина Қожахметова', 'Ерлан Мырзағали', 'Індира Смағұлова', 'Өмір Тілеубаев'].map((name, index) => master(index + 1, name));

/** Where each level of commission stands, who answers applications there, who keeps its papers, who signs its orders. */
const PLACES = { DISTRICT, REGION, MINISTRY: undefined } as const;
const staff = (serial: number, login: string, name: string, role?: DemoPerson['role']): DemoPerson =>
  person(serial, { login, name, category: 'TEACHER', serviceYears: 9, post: 'маман', ...(role && { role }) });
const UPPER = ['DISTRICT', 'REGION', 'MINISTRY'] as const;
const upperStaff = UPPER.map((level, index) => {
  const name = LEVEL_NAMES[level];
  const placeCode = PLACES[level];
  return {
    level,
    provider: staff(80 + index, `provider-${name}`, ['Қуаныш Жұмабаев', 'Ләззат Ізтілеуова', 'Мейрам Әшімов'][index] ?? '', { role: 'PROVIDER', ...(placeCode && { placeCode }) }),
    secretary: staff(84 + index, `secretary-${name}`, ['Назгүл Дүйсенова', 'Рауан Өтегенов', 'Сәния Қуатова'][index] ?? ''),
  };
});
export const DISTRICT_DEPT = staff(90, 'district', 'Талғат Есімов', { role: 'DISTRICT_DEPT', placeCode: DISTRICT });
export const REGION_DEPT = staff(91, 'region', 'Ұлбосын Шәріпова', { role: 'REGION_DEPT', placeCode: REGION });

/** Who acts for each level: the provider, the secretary and members of its commission, and the head who approves it and signs its orders. */
export const CAST: Record<StoryLevel, { provider: DemoPerson; secretary: DemoPerson; members: readonly DemoPerson[]; signer: DemoPerson }> = {
  ORG: { provider: PROVIDER, secretary: SECRETARY, members: MEMBERS, signer: HEAD },
  DISTRICT: { ...castOf('DISTRICT'), signer: DISTRICT_DEPT },
  REGION: { ...castOf('REGION'), signer: REGION_DEPT },
  MINISTRY: { ...castOf('MINISTRY'), signer: MINISTRY },
};

function castOf(level: (typeof UPPER)[number]) {
  const [found] = upperStaff.filter((each) => each.level === level);
  if (!found) throw new Error(`nobody works at the level ${level}`);
  return { provider: found.provider, secretary: found.secretary, members: MASTERS };
}

export const PEOPLE: readonly DemoPerson[] = [
  MINISTRY, MINISTRY_SECOND, ...SEVEN, ...HEADS, ...RESPONSIBLES, PROVIDER, SECRETARY, OPERATOR, ...MEMBERS, ...MASTERS, DISTRICT_DEPT, REGION_DEPT,
  ...upperStaff.flatMap(({ provider, secretary }) => [provider, secretary]),
];

/** Whom the ready line offers for a first look. */
export const SHOWN = [TEACHER, RESPONSIBLE, PROVIDER, HEAD, SECRETARY, DISTRICT_DEPT, REGION_DEPT, OPERATOR, MINISTRY];
