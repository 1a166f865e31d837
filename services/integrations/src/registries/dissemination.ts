import type { PlainDate } from '@attestation/contracts';
import type { Dissemination } from '../domain/items.js';
import { acl, closed, date, LEVELS, oneOf, orNull, text } from './acl.js';

/** As the registry of generalised experience publishes it. */
interface TheirExperience {
  form: Dissemination['form'];
  title: string;
  level: Dissemination['level'];
  protocolOrOrder: string;
  link: string | null;
  date: PlainDate;
}

export const dissemination = acl<'DISSEMINATION', TheirExperience>(
  'DISSEMINATION',
  closed({
    form: oneOf('APPROVED_MATERIAL', 'TALK', 'PUBLICATION', 'WORKING_GROUP', 'DISSEMINATION'),
    title: text(500),
    level: oneOf(...LEVELS),
    protocolOrOrder: text(100),
    link: orNull({ type: 'string', pattern: '^https://', maxLength: 500 }),
    date,
  }),
  ({ form, title, level, protocolOrOrder, link, date: on }) => ({ form, title, level, document: protocolOrOrder, link, on }),
);
