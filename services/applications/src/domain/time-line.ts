import type { AttestationState, Fact, FactOf, FactType, Instant, Language, Reason, Texts } from '@attestation/contracts';
import { localTime, render, termOf } from '@attestation/regulation';
import type { Entry } from './case-file.js';
import { LINES, type Line, type Who } from './lines.js';
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
  reasons: Reason[];
}

/** The time-line of a case, oldest first. Facts that say nothing to a teacher have no line. */
export function timeLine(entries: readonly Entry[], language: Language): TimeLineEntry[] {
  return entries
    .flatMap(({ at, fact }) => {
      const line = LINES[fact.type] as Line<FactType> | undefined;
      return line ? [told(line, at, fact, language)] : [];
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function told(line: Line<FactType>, at: Instant, { type, data }: Fact, language: Language): TimeLineEntry {
  const given = data as FactOf<FactType>;
  const text = typeof line.text === 'function' ? line.text(given) : line.text;
  return {
    at,
    step: type.split('.')[3] ?? type,
    state: stateAfter(type) ?? null,
    text: render(text[language], shownValues(line.values?.(given) ?? {}, language), language),
    who: line.who?.(given) ?? null,
    document: line.document?.[language] ?? null,
    number: line.number?.(given) ?? null,
    reasons: 'reasons' in given && Array.isArray(given.reasons) ? (given.reasons as Reason[]) : [],
  };
}

type Value = Texts | { instant: Instant } | { term: string } | string | number | boolean | null;
export type Values = Record<string, Value>;

/** Texts in the reader's language, terms by the glossary, instants by the clock on the wall in Almaty. */
function shownValues(values: Values, language: Language): Reason['values'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value, language)]));
}

function shown(value: Value, language: Language): Reason['values'][string] {
  if (value === null || typeof value !== 'object') return value;
  if ('instant' in value) return onTheWall(value.instant);
  if ('term' in value) return termOf(value.term, language);
  return value[language];
}

/** `17.03.2025 18:30`, Almaty. */
function onTheWall(instant: Instant): string {
  const { date, minute } = localTime(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.split('-').reverse().join('.')} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
