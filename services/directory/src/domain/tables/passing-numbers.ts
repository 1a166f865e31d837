import { readPersonalNumber } from '../personal-number.js';
import type { NamedPersons, NamesPerson } from './named.js';

type Move = Required<Pick<NamesPerson, 'personId' | 'personalNumber'>>;

/**
 * The lines of a batch by which numbers pass from person to person: two who were confused change theirs, or more of them in a row or a ring. Whoever
 * takes a number goes by the platform's id, and its holder takes another one by a line of the same batch that holds itself. What is named twice
 * in the batch is left to the order of the lines.
 */
export function passingNumbers<L extends NamesPerson>(lines: readonly L[], { holders, fixtures }: Pick<NamedPersons, 'holders' | 'fixtures'>): Set<L> {
  const [persons, numbers] = [countOf(lines.map(({ personId }) => personId)), countOf(lines.map(({ personalNumber }) => personalNumber))];
  const isMove = (line: L): line is L & Move =>
    persons.get(line.personId) === 1 && numbers.get(line.personalNumber) === 1 && holders.get(line.personalNumber ?? '') !== line.personId &&
    readPersonalNumber(line.personalNumber ?? '', { fixtures }) !== undefined;
  const moves = lasting(lines.filter(isMove), holders);
  return new Set<L>(moves.filter(({ personalNumber }) => holders.has(personalNumber)));
}

/** Those whose number is nobody's, or given up by another of them: one that cannot be takes with it all that wait for its number. */
function lasting<M extends Move>(moves: readonly M[], holders: NamedPersons['holders']): readonly M[] {
  const giving = new Set<string>(moves.map(({ personId }) => personId));
  const isFree = (holder: string | undefined) => holder === undefined || giving.has(holder);
  const left = moves.filter(({ personalNumber }) => isFree(holders.get(personalNumber)));
  return left.length === moves.length ? moves : lasting(left, holders);
}

function countOf(values: readonly (string | undefined)[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
