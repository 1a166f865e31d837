import type { Category, OrganisationId, PersonId, PlaceCode, PositionGroup, Role } from '@attestation/contracts';

/** Ids of the demo's world are fixed, so that laying it twice changes nothing. */
const uuid = <T extends string>(serial: number): T => `01950000-0000-7000-8000-${String(serial).padStart(12, '0')}` as T;

export const REGION = '10' as PlaceCode;
/** an invented district of a real region: real districts are imported with their codes */
export const DISTRICT = '1099' as PlaceCode;
export const SCHOOL = uuid<OrganisationId>(900);
export const OTHER_SCHOOL = uuid<OrganisationId>(901);
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

export const TEACHER = person(10, {
  login: 'teacher', name: 'Айгүл Сәрсенова', category: 'TEACHER', serviceYears: 4, organisationId: SCHOOL, post: 'тарих пәнінің педагогі',
  role: { role: 'TEACHER', organisationId: SCHOOL },
});
export const HEAD = person(11, {
  login: 'head', name: 'Қанат Әлімжанов', category: 'HEAD_3', serviceYears: 21, organisationId: SCHOOL, post: 'басшы', positionGroup: 'HEAD_OR_DEPUTY', subject: '',
  role: { role: 'HEAD', organisationId: SCHOOL },
});
export const RESPONSIBLE = person(12, {
  login: 'responsible', name: 'Гүлнар Ибраева', category: 'EXPERT', serviceYears: 12, organisationId: SCHOOL, post: 'басшының орынбасары', positionGroup: 'HEAD_OR_DEPUTY', subject: '',
  role: { role: 'RESPONSIBLE_PERSON', organisationId: SCHOOL, orderNumber: '12-НҚ' },
});
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

export const PEOPLE: readonly DemoPerson[] = [MINISTRY, MINISTRY_SECOND, TEACHER, HEAD, RESPONSIBLE, PROVIDER, SECRETARY, OPERATOR, ...MEMBERS];

/** Whom the ready line offers for a first look. */
export const SHOWN = [TEACHER, RESPONSIBLE, PROVIDER, HEAD, SECRETARY, OPERATOR, MINISTRY];
