import type { PlainDate } from '@attestation/contracts';
import type { Achievement } from '../domain/items.js';
import { acl, closed, date, LEVELS, oneOf, text } from './acl.js';

type Result = 'FIRST' | 'SECOND' | 'THIRD' | 'PARTICIPANT';

/** As the registry of contests and olympiads publishes it. */
interface TheirResult {
  of: 'LEARNER' | 'TEACHER';
  event: string;
  level: Achievement['eventLevel'];
  result: Result;
  list: Achievement['list'];
  date: PlainDate;
  document: string;
}

const PLACES: Record<Result, number | null> = { FIRST: 1, SECOND: 2, THIRD: 3, PARTICIPANT: null };

export const achievements = acl<'ACHIEVEMENTS', TheirResult>(
  'ACHIEVEMENTS',
  closed({
    of: oneOf('LEARNER', 'TEACHER'),
    event: text(),
    level: oneOf(...LEVELS),
    result: oneOf(...Object.keys(PLACES)),
    list: oneOf('ORDER_514', 'REGION', 'INDUSTRY'),
    date,
    document: text(100),
  }),
  ({ of, event, level, result, list, date: heldOn, document }) => ({
    achiever: of,
    event,
    eventLevel: level,
    place: PLACES[result],
    list,
    heldOn,
    documentNumber: document,
  }),
);
