import { createStore, del, get, set, values } from 'idb-keyval';
import type { WrongField } from '../../api/problem';
import type { Shapes } from '../../api/client';
import type { Sheet } from './draft';

export type Teacher = Shapes['PortfolioObservableOut'];

/** A sheet on its way to the platform; it stays here until the platform has it. */
export interface KeptSheet {
  sheet: Sheet;
  /** the teacher's name */
  teacher: string;
  /** whose sheet it is: nobody else on this device sees or sends it */
  owner: string;
  /** how often it was mended: each time is another command */
  revision: number;
  /** by the browser's clock */
  keptAt: number;
  /** why the platform did not take it; null: it waits to be sent */
  refused: { detail: string; fields: readonly WrongField[] } | null;
}

const sheets = createStore('observation-sheets', 'kept');
const teachers = createStore('observation-teachers', 'kept');

export const keep = (kept: KeptSheet): Promise<void> => set(kept.sheet.observationId, kept, sheets);
export const drop = (observationId: string): Promise<void> => del(observationId, sheets);
/** Hers, in the order in which she wrote them. */
export const keptOf = async (owner: string): Promise<KeptSheet[]> =>
  (await values<KeptSheet>(sheets)).filter((each) => each.owner === owner).sort((a, b) => a.keptAt - b.keptAt);

export const keepTeachers = (owner: string, found: Teacher[]): Promise<void> => set(owner, found, teachers);
export const keptTeachers = async (owner: string): Promise<Teacher[]> => (await get<Teacher[]>(owner, teachers)) ?? [];
