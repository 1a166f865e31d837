type Item = Record<string, unknown>;

/** Which items of a registry are about a criterion: some registries hold the evidence of several. */
const ABOUT: Readonly<Record<string, (item: Item) => boolean>> = {
  '2.1': ({ achiever }) => achiever === 'LEARNER',
  '2.2': ({ achiever }) => achiever === 'TEACHER',
  LEARNER_ACHIEVEMENTS: ({ achiever }) => achiever === 'LEARNER',
  ACHIEVEMENTS: ({ achiever }) => achiever === 'TEACHER',
  '3.1': ({ form }) => form === 'APPROVED_MATERIAL',
  '3.2': ({ form }) => form === 'TALK',
  '3.3': ({ form }) => form === 'PUBLICATION',
  '3.4': ({ form }) => form === 'WORKING_GROUP',
  '3.5': ({ form }) => form === 'DISSEMINATION',
};

/** What lies beside an item of the check-list: the pieces of its registry, of each what is about it. */
export function piecesBeside<P extends { registry: string; items: Item[] }>(pieces: readonly P[], { code, registry }: { code: string; registry: string | null }): P[] {
  const about = ABOUT[code] ?? (() => true);
  return pieces.filter((each) => each.registry === registry).map((each) => ({ ...each, items: each.items.filter(about) }));
}
