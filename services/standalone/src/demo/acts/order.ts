import type { CommissionLevel } from '@attestation/contracts';
import type { Link } from '../link.js';
import { CAST } from '../people.js';
import type { Commissions } from '../world.js';
import { queued } from './queued.js';
import { signedInBoth } from './signing.js';

interface Item {
  attestationId: string;
  workItemId: string;
}

/** One order of the attesting body over the cases of one protocol, signed by its head. */
export async function issueOrder({ api }: Link, commissions: Commissions, level: CommissionLevel, cases: readonly { attestationId: string }[]): Promise<void> {
  if (cases.length === 0) return;
  const signer = CAST[level].signer.login;
  const attestationIds = cases.map(({ attestationId }) => attestationId);
  for (const attestationId of attestationIds) await queued<Item>(api, signer, 'commissions/orders/waiting', attestationId);
  const { id, documentId } = await api.post<{ id: string; documentId: string }>(signer, 'commissions/orders', { number: `45-${level}`, attestationIds });
  await api.post(signer, `commissions/orders/${id}/signature`, await signedInBoth(api, signer, `commissions/documents/${documentId}.pdf`));
}

/** Each school's head issues the certificates of her teachers. */
export async function issueCertificates({ api }: Link, cases: readonly { attestationId: string; head: string }[]): Promise<void> {
  for (const { attestationId, head } of cases) {
    const { workItemId } = await queued<Item>(api, head, 'commissions/certificates/waiting', attestationId);
    const { items } = await api.post<{ items: { refusal: { title: string } | null }[] }>(head, 'commissions/certificates/issue', { workItemIds: [workItemId] });
    for (const { refusal } of items) if (refusal) throw new Error(`The certificate of ${attestationId} was not issued: ${refusal.title}`);
  }
}
