import type { ReadResource } from '../model/read.js';

interface Named {
  id: string;
  resource: string;
}

/** Texts about ids that occur twice in one deployment. */
export function repeatedIds(resources: readonly ReadResource[]): string[] {
  const processes = resources.flatMap(({ name: resource, processes }) => processes.map(({ id }) => ({ id, resource })));
  const graphs = resources.flatMap(({ name: resource, decisions }) => (decisions ? [{ id: decisions.id, resource }] : []));
  const decisions = resources.flatMap(({ name: resource, decisions }) => [...(decisions?.decisions.keys() ?? [])].map((id) => ({ id, resource })));
  const forms = resources.flatMap(({ name: resource, form }) => (form ? [{ id: form.id, resource }] : []));
  return [
    ...repeated(processes).map(([first, second]) => `Duplicated process id in resources '${first.resource}' and '${second.resource}'`),
    ...told('decision requirements ids', graphs),
    ...told('decision ids', decisions),
    ...told('form ids', forms),
  ];
}

const told = (what: string, ids: readonly Named[]): string[] =>
  repeated(ids).map(([first, second]) =>
    `Expected the ${what} to be unique within a deployment but found a duplicated id '${first.id}' in the resources '${first.resource}' and '${second.resource}'.`);

function repeated(ids: readonly Named[]): [Named, Named][] {
  return ids.flatMap((each, index) => {
    const first = ids.find(({ id }) => id === each.id) as Named;
    return ids.indexOf(first) < index ? [[first, each] as [Named, Named]] : [];
  });
}
