import { OBSERVER_KINDS, type ObserverKind, type PlainDate } from '@attestation/contracts';
import { acl, closed, date, firstYear, flag, oneOf, SCHOOL_YEAR, text, whole } from './acl.js';

/** As the registry of observation sheets publishes it. */
interface TheirSheet {
  schoolYear: string;
  lesson: string;
  observer: ObserverKind;
  points: number;
  date: PlainDate;
  /** conclusions and recommendations are written */
  recommendations?: boolean;
}

export const observations = acl<'OBSERVATIONS', TheirSheet>(
  'OBSERVATIONS',
  closed({ schoolYear: SCHOOL_YEAR, lesson: text(), observer: oneOf(...OBSERVER_KINDS), points: whole(0, 102), date }, { recommendations: flag }),
  ({ schoolYear, lesson, observer, points, date: observedOn, recommendations = false }) => ({ schoolYear: firstYear(schoolYear), lesson, observer, points, observedOn, recommendations }),
);
