import { accept, type Change, type Fact } from '@attestation/contracts';

/** What a register knows of one thing, and what else a command about it must be judged by. */
export interface Entry<T> {
  known?: T;
}

/** Keeps what is said now and tells it; told once more what is known already, it does nothing. */
export function keepRecord<T, S extends Entry<T>>(state: S, record: T, fact: Fact): Change<S, T> {
  if (state.known !== undefined && same(state.known, record)) return accept({ result: record });
  return accept({ next: { ...state, known: record }, result: record, facts: [fact] });
}

/** As `keepRecord`, with what the register notes beside the record and tells nobody, for example where it has it from. */
export function keepNoted<T, S extends Entry<T>>(state: S, record: T, fact: Fact, note: Partial<S>): Change<S, T> {
  const kept = keepRecord<T, S>(state, record, fact);
  const noted = Object.entries(note).every(([name, value]) => same(state[name as keyof S] ?? null, value ?? null));
  return !kept.ok || noted ? kept : accept({ ...kept, next: { ...(kept.next ?? state), ...note } });
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** Members in the order of their names, however they came: from a body or from the database. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => [name, sorted(each)]);
}
