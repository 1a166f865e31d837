import { answered, api } from '../../../api/client';
import { useAsked } from '../../../api/use-asked';
import { useRights } from '../../../session/use-rights';
import { sign } from '../../signing/sign';
import { COMMISSION_KEY, type Meeting } from '../types';

type At = Pick<Meeting, 'id' | 'commissionId'>;

const pathOf = ({ id: meetingId, commissionId }: At) => ({ commissionId, meetingId });
const waiting = (at: At, limit?: number) => answered(api.GET('/api/v1/commissions/{commissionId}/meetings/{meetingId}/extracts', { params: { path: pathOf(at), query: { limit } } }));

/** How many extracts of the closed meeting wait for its secretary, where that is who is signed in; else undefined. */
export function useExtracts(at: At): number | undefined {
  const { roles } = useRights();
  const own = roles.some(({ role, commissionId }) => role === 'COMMISSION_SECRETARY' && commissionId === at.commissionId);
  return useAsked([...COMMISSION_KEY, 'extracts', at.id], () => waiting(at, 1), { enabled: own }).data?.left;
}

/** Signs the extracts that wait, as many at a time as are laid before the secretary. Broken off, the next time goes on where it stopped. */
export async function signExtracts(at: At): Promise<void> {
  for (;;) {
    const { items } = await waiting(at);
    if (items.length === 0) return;
    const signed = await Promise.all(items.map(async ({ documentId, kk, ru }) => ({ documentId, kk: await sign(pdf(kk)), ru: await sign(pdf(ru)) })));
    const header = { 'Idempotency-Key': crypto.randomUUID() };
    await answered(api.POST('/api/v1/commissions/{commissionId}/meetings/{meetingId}/extracts/signatures', { params: { path: pathOf(at), header }, body: { items: signed } }));
  }
}

const pdf = (base64: string): Blob => new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'application/pdf' });
