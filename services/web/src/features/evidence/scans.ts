import { answered, api, type Shapes } from '../../api/client';
import { everyPage } from '../../api/every-page';

export type Scan = Shapes['PortfolioFileOut'];

/** Of each document of a case the version that counts. */
export async function scansOf(attestationId: string): Promise<Scan[]> {
  const versions = await everyPage((cursor) => answered(api.GET('/api/v1/portfolio/files', { params: { query: { attestationId, limit: 100, cursor } } })));
  return versions.filter(({ state }) => state === 'CURRENT');
}
