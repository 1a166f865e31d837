import { COUNCILS, type Council, type Dissemination, type PlainDate } from '@attestation/contracts';
import { acl, closed, date, flag, level, oneOf, orNull, PLACES, result, text, whole, type Result } from './acl.js';

/** As the registry of generalised experience publishes it. */
interface TheirExperience {
  form: Dissemination['form'];
  title: string;
  level: Dissemination['level'];
  protocolOrOrder: string;
  link: string | null;
  date: PlainDate;
  approvedBy?: Council | null;
  kindOfMaterial?: Dissemination['material'];
  authors?: number;
  edition?: Dissemination['edition'];
  /** names of districts (cities) or regions, each once */
  coverage?: string[];
  programmeAgreed?: boolean;
  result?: Result;
}

const place = text(100);

export const dissemination = acl<'DISSEMINATION', TheirExperience>(
  'DISSEMINATION',
  {
    ...closed(
      {
        form: oneOf('APPROVED_MATERIAL', 'TALK', 'PUBLICATION', 'WORKING_GROUP', 'DISSEMINATION'),
        title: text(500),
        level,
        protocolOrOrder: text(100),
        link: orNull({ type: 'string', pattern: '^https://', maxLength: 500 }),
        date,
      },
      {
        approvedBy: orNull(oneOf(...COUNCILS)),
        kindOfMaterial: orNull(oneOf('DIDACTIC', 'STUDY_AID', 'RECOMMENDATIONS', 'AUTHOR_PROGRAMME', 'LISTED_TEXTBOOK')),
        authors: whole(1, 100),
        edition: orNull(oneOf('RECOMMENDED', 'INDEXED', 'OTHER')),
        coverage: { type: 'array', items: place, uniqueItems: true, maxItems: 300 },
        programmeAgreed: flag,
        result,
      },
    ),
    // who says that something counts says also how many wrote it: one author is not taken for granted
    dependentRequired: { approvedBy: ['kindOfMaterial', 'authors'], edition: ['authors'] },
  },
  ({ form, title, level: held, protocolOrOrder, link, date: on, approvedBy = null, kindOfMaterial = null, authors = 1, edition = null, coverage = [], programmeAgreed = false, result: ended = 'PARTICIPANT' }) => ({
    form,
    title,
    level: held,
    document: protocolOrOrder,
    link,
    on,
    council: approvedBy,
    material: kindOfMaterial,
    authors,
    edition,
    places: coverage.length,
    agreed: programmeAgreed,
    place: PLACES[ended],
  }),
);
