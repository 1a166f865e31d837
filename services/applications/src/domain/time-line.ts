import type { AttestationState, Fact, FactOf, FactType, Instant, Language, PlainDate, Reason, Texts } from '@attestation/contracts';
import { localTime, TERMS } from '@attestation/regulation';
import type { Entry } from './case-file.js';
import { lineOf, textOf } from './lines.js';
import type { Line, LinePaper, Value, Values, Who } from './lines/line.js';
import { stateAfter } from './machine.js';

/** One line of the teacher's time-line, in the reader's language. */
export interface TimeLineEntry {
  at: Instant;
  /** the fact's short name, e.g. `registered` */
  step: string;
  /** the state the case came to by it, where it came to one */
  state: AttestationState | null;
  text: string;
  who: Who | null;
  document: string | null;
  number: string | null;
  papers: (Pick<LinePaper, 'documentId' | 'of'> & { name: string })[];
  reasons: Reason[];
}

/** The time-line of a case, oldest first. Facts that say nothing to a teacher have no line. */
export function timeLine(entries: readonly Entry[], language: Language): TimeLineEntry[] {
  return entries.flatMap(({ at, fact }) => told(at, fact, language) ?? []).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function told(at: Instant, fact: Fact, language: Language): TimeLineEntry | undefined {
  const { type, data } = fact;
  const [line, text] = [lineOf(type), textOf(fact)];
  if (!line || !text) return undefined;
  const given = data as FactOf<FactType>;
  return {
    at,
    step: type.split('.')[3] ?? type,
    state: stateAfter(fact) ?? null,
    text: filled(text[language], line.values?.(given) ?? {}, language),
    who: line.who?.(given) ?? null,
    document: line.document?.[language] ?? null,
    number: line.number?.(given) ?? null,
    papers: papersIn(line, given, language),
    reasons: 'reasons' in given && Array.isArray(given.reasons) ? (given.reasons as Reason[]) : [],
  };
}

const papersIn = ({ papers }: Line<FactType>, given: FactOf<FactType>, language: Language): TimeLineEntry['papers'] =>
  (papers?.(given) ?? []).map(({ name, documentId, of }) => ({ name: name[language], documentId, of }));

const YES: Texts = { kk: 'иә', ru: 'да', en: 'yes' };
const NO: Texts = { kk: 'жоқ', ru: 'нет', en: 'no' };

const filled = (template: string, values: Values, language: Language): string =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) => shown(values[name] ?? '—', language));

/** Texts in the reader's language, terms by the glossary, instants by the clock on the wall in Almaty. */
function shown(value: Value, language: Language): string {
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (typeof value !== 'object') return String(value);
  if ('instant' in value) return onTheWall(value.instant);
  if ('date' in value) return dayFirst(value.date);
  if ('term' in value) return termIn(value.term, language);
  if ('terms' in value) return value.terms.map((term) => termIn(term, language)).join(', ');
  return value[language];
}

const termIn = (term: string, language: Language) => TERMS[term]?.[language] ?? term;
const dayFirst = (date: PlainDate) => date.split('-').reverse().join('.');

/** `17.03.2025 18:30`, Almaty. */
function onTheWall(instant: Instant): string {
  const { date, minute } = localTime(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dayFirst(date)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
