import type { Achievement, PlainDate } from '@attestation/contracts';
import { acl, closed, date, flag, level, oneOf, PLACES, result, text, type Result } from './acl.js';

/** As the registry of contests and olympiads publishes it. */
interface TheirResult {
  of: 'LEARNER' | 'TEACHER';
  event: string;
  level: Achievement['eventLevel'];
  result: Result;
  list: Achievement['list'];
  date: PlainDate;
  document: string;
  kind?: Achievement['kind'];
  byProfile?: boolean;
}

export const achievements = acl<'ACHIEVEMENTS', TheirResult>(
  'ACHIEVEMENTS',
  closed(
    { of: oneOf('LEARNER', 'TEACHER'), event: text(), level, result, list: oneOf('ORDER_514', 'REGION', 'INDUSTRY', 'NONE'), date, document: text(100) },
    { kind: oneOf('CONTEST', 'ENCOURAGEMENT'), byProfile: flag },
  ),
  ({ of, event, level: eventLevel, result: ended, list, date: heldOn, document, kind = 'CONTEST', byProfile = false }) => ({
    achiever: of,
    event,
    eventLevel,
    place: PLACES[ended],
    list,
    kind,
    byProfile,
    heldOn,
    documentNumber: document,
  }),
);
