import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { SoundLine } from './lines';
import type { Registry } from './use-forms';

/** What became of a line: entered (again, without harm), refused with why, or not answered. */
export interface LineOutcome {
  line: number;
  outcome: 'ENTERED' | 'REFUSED' | 'UNREACHED';
  faults: { member: string; text: string }[];
}

const AT_ONCE = 4;

/**
 * Sends lines, each by itself under a key made of what it says: however often a table is sent, each of its lines is entered
 * once, and a mended line is another.
 */
export async function sendLines(registry: Registry, lines: readonly SoundLine[], told: (outcome: LineOutcome) => void): Promise<void> {
  const rest = [...lines];
  const sendOn = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift()) told(await sendLine(registry, next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
}

async function sendLine(registry: Registry, { line, person: { personId }, item }: SoundLine): Promise<LineOutcome> {
  const row = { personIds: [personId], registry, item };
  try {
    const { rows } = await answered(api.POST('/api/v1/portfolio/entries', { params: { header: { 'Idempotency-Key': `line.${await hashOf(row)}` } }, body: { rows: [row] } }));
    const faults = rows.flatMap((each) => each.faults);
    const entered = rows.every(({ outcome }) => outcome === 'ENTERED');
    return { line, outcome: entered ? 'ENTERED' : 'REFUSED', faults };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) return { line, outcome: 'UNREACHED', faults: [] };
    return { line, outcome: 'REFUSED', faults: [{ member: '', text: error.detail }] };
  }
}

async function hashOf(row: object): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(row)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
