import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';

/** Who may want to write in a portfolio. */
export const ENTRY_ACTORS = ['TEACHER', 'RESPONSIBLE_PERSON', 'ORG_ADMIN', 'COMMISSION_MEMBER', 'SECRETARY'] as const;
export type EntryActor = (typeof ENTRY_ACTORS)[number];

export interface EntryFacts {
  by: EntryActor;
  /** named by an order of the first head */
  appointedByOrder: boolean;
  /** the portfolio was submitted */
  submitted: boolean;
}
export interface EntryAnswer extends Answer<'ACCEPTED' | 'REJECTED'> {
  /** marked as entered by hand, with the number of the order */
  manual: boolean;
  /** who answers for completeness and truth */
  liable: 'TEACHER';
}

/**
 * May this person enter or change evidence, and who answers for it? Until the submission the teacher and whoever the head's order names;
 * after it nobody, the commission least of all.
 * @source O83 p.60, R-041, R-043…R-045
 */
export function portfolioEntry(_rules: RuleSet, { by, appointedByOrder, submitted }: EntryFacts): EntryAnswer {
  const liable = because('R-043');
  const rejected = (rule: string): EntryAnswer => ({ ...answer('REJECTED', because(rule), liable), manual: false, liable: 'TEACHER' });
  if (by === 'COMMISSION_MEMBER' || by === 'SECRETARY') return rejected('R-045');
  if (submitted) return rejected('X-084/submitted');
  if (by === 'RESPONSIBLE_PERSON' && !appointedByOrder) return rejected('R-041/order');
  return { ...answer('ACCEPTED', because('R-041'), liable, because('R-044')), manual: by !== 'TEACHER', liable: 'TEACHER' };
}
