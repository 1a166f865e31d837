import type { PlainDate } from '@attestation/contracts';
import type { Observation } from '../domain/items.js';
import { acl, closed, date, firstYear, oneOf, SCHOOL_YEAR, text, whole } from './acl.js';

/** As the registry of observation sheets publishes it. */
interface TheirSheet {
  schoolYear: string;
  lesson: string;
  observer: Observation['observer'];
  points: number;
  date: PlainDate;
}

export const observations = acl<'OBSERVATIONS', TheirSheet>(
  'OBSERVATIONS',
  closed({
    schoolYear: SCHOOL_YEAR,
    lesson: text(),
    observer: oneOf('HEAD', 'DEPUTY', 'TEACHER', 'METHODIST', 'COMMISSION_MEMBER'),
    points: whole(0, 102),
    date,
  }),
  ({ schoolYear, lesson, observer, points, date: observedOn }) => ({ schoolYear: firstYear(schoolYear), lesson, observer, points, observedOn }),
);
