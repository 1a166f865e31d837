import { type DemoPerson, fixturePersonalNumber, OTHER_SCHOOL, REGION, SCHOOL } from '@attestation/standalone/demo';

type Given = Pick<DemoPerson, 'login' | 'name'> & Partial<DemoPerson>;
const newcomer = (serial: number, given: Given): DemoPerson => ({
  personId: `01950000-0000-7000-8000-${String(serial).padStart(12, '0')}` as DemoPerson['personId'],
  serial,
  category: 'TEACHER',
  serviceYears: 4,
  post: 'педагог',
  ...given,
});
const teacher = { organisationId: SCHOOL, role: { role: 'TEACHER', organisationId: SCHOOL } } as const;

/** A region of the territory that is not the demo's. */
export const ELSEWHERE = '19' as typeof REGION;

/** Teachers of the demo's school besides the one of the story. */
export const SECOND_TEACHER = newcomer(140, { login: 'teacher2', name: 'Әлия Бейсенова', ...teacher });
export const LATE_TEACHER = newcomer(141, { login: 'teacher3', name: 'Зейнеп Мұратова', ...teacher });
/** Claims more than the ladder allows. */
export const BOLD_TEACHER = newcomer(142, { login: 'teacher4', name: 'Раушан Қуанышева', ...teacher });

/** Signed in, and nothing more. */
export const NOBODY = newcomer(150, { login: 'nobody', name: 'Ешкім Ешкімов' });

/** The same roles where the demo's school is not. */
export const FOREIGN_PROVIDER = newcomer(160, { login: 'provider-elsewhere', name: 'Марат Алысов', role: { role: 'PROVIDER', placeCode: ELSEWHERE } });
export const FOREIGN_REGION = newcomer(161, { login: 'region-elsewhere', name: 'Дина Алысова', role: { role: 'REGION_DEPT', placeCode: ELSEWHERE } });
export const FOREIGN_HEAD = newcomer(162, { login: 'head-elsewhere', name: 'Серік Басқаев', role: { role: 'HEAD', organisationId: OTHER_SCHOOL } });

export const NEWCOMERS = [SECOND_TEACHER, LATE_TEACHER, BOLD_TEACHER, NOBODY, FOREIGN_PROVIDER, FOREIGN_REGION, FOREIGN_HEAD];

/** Of an invented person whose last digit is wrong. */
export const WRONG_NUMBER = fixturePersonalNumber(70).replace(/.$/, (last) => String((Number(last) + 1) % 10));
