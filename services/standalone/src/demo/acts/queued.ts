import { type Api, eventually, Refused } from '../api.js';

interface Page<T> {
  items: T[];
  next: string | null;
}

/** Every item of a list, page by page. */
export async function everyItem<T>(api: Api, login: string, path: string): Promise<T[]> {
  const items: T[] = [];
  const separator = path.includes('?') ? '&' : '?';
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<T> = await api.get(login, `${path}${separator}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** Waits until a case stands in somebody's queue: what one service tells another arrives a moment later. */
export function queued<T extends { attestationId: string }>(api: Api, login: string, path: string, attestationId: string): Promise<T> {
  return eventually(`${attestationId} in ${path} of ${login}`, async () => {
    const items = await everyItem<T>(api, login, path).catch(notYetHere<T>);
    return items.find((item) => item.attestationId === attestationId);
  });
}

/** Somebody's queue. */
export interface Queue {
  login: string;
  path: string;
}

/**
 * Waits until each of these cases stands in its queues. Before the clock is stepped: a job that is on its way to its worker
 * while the clock of a real engine leaps is lost to both until its time is over.
 */
export async function allQueued<T extends { attestationId: string }>(api: Api, cases: readonly T[], queuesOf: (each: T) => Queue[]): Promise<void> {
  for (const each of cases) {
    for (const { login, path } of queuesOf(each)) await queued(api, login, path, each.attestationId);
  }
}

/** A role may still be on its way to the door. */
function notYetHere<T>(problem: unknown): T[] {
  if (problem instanceof Refused && (problem.status === 403 || problem.status === 404)) return [];
  throw problem;
}
