import { answered, api, type Shapes } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import type { Draft, DraftIn, Edition, Row, Terms } from './types';

const DRAFT_KEY = ['drafts'] as const;

export const useDrafts = () => useAsked([...DRAFT_KEY, 'all'], async () => (await answered(api.GET('/api/v1/regulation/drafts'))).items as unknown as Draft[]);

export const useDraft = (id: string) => useAsked([...DRAFT_KEY, id], async () => (await answered(api.GET('/api/v1/regulation/drafts/{draft}', { params: { path: { draft: id } } }))) as unknown as Draft);

/** Keeps a draft as it is now to be. */
export const useKeeping = (id: string) => useCommand((body: DraftIn, header) => answered(api.PUT('/api/v1/regulation/drafts/{draft}', { params: { path: { draft: id }, header }, body })), [DRAFT_KEY]);

export const useEditions = () => useAsked(['rule-sets'], async () => (await answered(api.GET('/api/v1/regulation/rule-sets'))).items);

/** An edition with every row a draft may change. */
export const useEdition = (ruleSet: string) => useAsked(['rule-sets', ruleSet], async () => editionOf(await answered(api.GET('/api/v1/regulation/rule-sets/{ruleSet}', { params: { path: { ruleSet } } }))));

/** What the law may be asked, in the order of a case's life. */
export const useQuestions = () => useAsked(['questions'], async () => (await answered(api.GET('/api/v1/regulation/questions', { params: { query: { brief: 'true' } } }))).items);

function editionOf({ id, tables = {}, keys = {}, terms = {} }: Shapes['RegulationRuleSetOut']): Edition {
  const rows = (table: unknown): Row[] => (Array.isArray(table) ? (table as Row[]) : [table as Row]);
  const keyed = Object.entries(tables).map(([name, table]) => [name, rows(table).map((row, at) => ({ key: keys[name]?.[at] ?? name, row }))] as const);
  return { id, tables: Object.fromEntries(keyed), terms: terms as unknown as Terms };
}
