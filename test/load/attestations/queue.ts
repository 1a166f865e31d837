import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, Who } from './caller.js';

interface Item {
  attestationId: string;
  workItemId: string;
}
interface Page {
  items: Item[];
  next: string | null;
}

const LOOK_MS = 250;
const PATIENCE_MS = 600_000;

/** Every item of a list, page by page. */
export async function everyItem<T>(caller: Caller, who: Who, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: T[]; next: string | null } = await caller.get(who, `${path}?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** Somebody's list of work: whoever looks after it opens it now and then, as long as something is expected there. */
export class Queue {
  private readonly waiting = new Map<string, (item: Item) => void>();
  private looking: Promise<void> | undefined;

  constructor(private readonly caller: Caller, private readonly who: Who, private readonly path: string) {}

  /** The item of a case, when it is there. */
  async of(attestationId: string): Promise<Item> {
    const found = new Promise<Item>((resolve) => this.waiting.set(attestationId, resolve));
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    await Promise.race([found, this.looking]); // what the look throws is thrown here
    return found;
  }

  private async look(): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; this.waiting.size > 0; await pause(LOOK_MS)) {
      await this.page('');
      if (performance.now() > end) throw new Error(`In vain in ${this.path} of ${this.who.personId}: ${[...this.waiting.keys()].join(', ')}`);
    }
  }

  /** Page after page, until everything expected has been found. */
  private async page(cursor: string): Promise<void> {
    const { items, next } = await this.caller.get<Page>(this.who, `${this.path}?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { kind: `list ${this.path}` });
    for (const item of items) {
      this.waiting.get(item.attestationId)?.(item);
      this.waiting.delete(item.attestationId);
    }
    if (next !== null && this.waiting.size > 0) await this.page(next);
  }
}
