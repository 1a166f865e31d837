import type { Shapes } from '../../api/client';
import type { Texts } from '../../parts/texts-fields';

export type Draft = Omit<Shapes['RegulationDraftOut'], 'base'> & { base: string };
export type DraftChange = Shapes['RegulationDraftChangeIn'];
export type DraftIn = Shapes['RegulationDraftIn'];
export type Terms = Readonly<Record<string, Texts>>;
export type Row = Readonly<Record<string, unknown>>;

/** The tables of an edition: each with its rows by their keys, in their order. */
export interface Edition {
  id: string;
  tables: Readonly<Record<string, readonly { key: string; row: Row }[]>>;
  terms: Terms;
}
