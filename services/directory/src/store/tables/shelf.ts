import type { SubjectKey } from '@attestation/contracts';
import type { EntityManager } from 'typeorm';
import type { Line, Table } from '../../domain/tables/table.js';

/** Takes the locks of these keys, all at once. */
export type LockAll = (keys: SubjectKey[]) => Promise<void>;

/** Where the tables of one kind are loaded from and kept: many lines by few statements. */
export interface Shelf<L extends Line, S> {
  /** Locks what the lines are about, then loads it. */
  open(tx: EntityManager, lines: L[], lockAll: LockAll): Promise<Table<L, S>>;
  keep(tx: EntityManager, next: S[]): Promise<void>;
}
