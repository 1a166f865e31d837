import type { Joined } from './joined.js';
import { settledStateOf, stateOf } from './state.js';

/** How a case stands: every row that names it, and what its teacher reads of it. */
export interface Standing {
  rows: Record<string, string>;
  view: unknown;
  timeLine: unknown;
}

/** How a case stands when nothing moves any more. */
export const settledStanding = async (joined: Joined, teacher: string, id: string): Promise<Standing> => read(joined, teacher, id, await settledStateOf(joined, id));

/** How a case stands at this moment. */
export const standingOf = async (joined: Joined, teacher: string, id: string): Promise<Standing> => read(joined, teacher, id, await stateOf(joined, id));

async function read(joined: Joined, as: string, id: string, rows: Record<string, string>): Promise<Standing> {
  const [view, timeLine] = await Promise.all(['', '/time-line'].map(async (part) => (await joined.ask('GET', `applications/${id}${part}`, { as })).body));
  return { rows: Object.fromEntries(Object.entries(rows).filter(([table]) => !isAnswers(table))), view, timeLine };
}

/** Answers kept for a command that is repeated: what is refused for one case of many stands there too. */
const isAnswers = (table: string): boolean => table.endsWith('.idempotency');
