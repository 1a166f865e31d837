import { answered, api, type Shapes } from '../../api/client';

export type Scan = Shapes['PortfolioFileOut'];

/** Of each document of a case the version that counts. */
export async function scansOf(attestationId: string): Promise<Scan[]> {
  const scans: Scan[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await answered(api.GET('/api/v1/portfolio/files', { params: { query: { attestationId, limit: 100, cursor } } }));
    scans.push(...items.filter(({ state }) => state === 'CURRENT'));
    if (!next) return scans;
    cursor = next;
  }
}
