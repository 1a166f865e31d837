import { eventually } from '../api.js';
import type { Link } from '../link.js';
import { REGION_DEPT } from '../people.js';
import { everyItem } from './queued.js';

/** The region's department approves the list of those admitted and sends it to the authorised body. */
export async function approveList({ api }: Link, attestationIds: readonly string[]): Promise<void> {
  const region = REGION_DEPT.login;
  await eventually('the admitted stand on the region’s list', async () => {
    const items = await everyItem<{ attestationId: string }>(api, region, 'applications/attestees').catch(() => []);
    const listed = new Set(items.map(({ attestationId }) => attestationId));
    return attestationIds.every((each) => listed.has(each)) ? true : undefined;
  });
  const { listId } = await api.post<{ listId: string }>(region, 'applications/attestee-lists', { year: 2025, number: 'ТЗ-1', attestationIds });
  await api.post(region, `applications/attestee-lists/${listId}/sending`);
}
