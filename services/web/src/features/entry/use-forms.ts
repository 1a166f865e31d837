import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { everyPage } from '../../api/every-page';
import { mayYetBeAnswered } from '../../api/problem';
import { useRights } from '../../session/use-rights';
import type { Person } from './lines';
import { type FormSchema, type Member, membersOf } from './members';

export const REGISTRIES = ['DIPLOMA', 'WORK_RECORD', 'CATEGORY', 'COURSES', 'ACHIEVEMENTS', 'LEARNER_QUALITY', 'DISSEMINATION', 'OBSERVATIONS'] as const;
export type Registry = (typeof REGISTRIES)[number];

export interface Form {
  registry: Registry;
  members: Member[];
}

/** The forms of what may be entered by hand, as the platform describes them; the same in each language, so that nothing typed is asked for anew. */
export const useForms = () => useQuery({ queryKey: ['entry-forms'], queryFn: formsOf, retry: mayYetBeAnswered });

async function formsOf(): Promise<Form[]> {
  const { items } = await answered(api.GET('/api/v1/portfolio/entries/forms'));
  return items.map(({ registry, schema }) => ({ registry, members: membersOf(schema as unknown as FormSchema) }));
}

const AT_ONCE = 100;

/** Who works where the responsible person answers, each once, by name. */
export function useColleagues() {
  const { roles } = useRights();
  const organisationId = roles.find(({ role, organisationId: at }) => role === 'RESPONSIBLE_PERSON' && at)?.organisationId ?? '';
  return useQuery({ queryKey: ['colleagues', organisationId], queryFn: () => colleaguesOf(organisationId), enabled: organisationId !== '', retry: mayYetBeAnswered });
}

async function colleaguesOf(organisationId: string): Promise<Person[]> {
  const employments = await everyPage((cursor) => answered(api.GET('/api/v1/directory/organisations/{organisationId}/employments', { params: { path: { organisationId }, query: { limit: AT_ONCE, cursor } } })));
  const found = new Map(employments.map(({ personId, name }) => [personId, { personId, name }]));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'kk'));
}
