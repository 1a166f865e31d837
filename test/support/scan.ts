import { pdf } from '@attestation/files/testing';
import type { Joined } from './joined.js';

/** A scan as a teacher's device sends it, in one piece. */
export async function sendScan(joined: Joined, as: string, scan: { attestationId: string; code: string; name: string }): Promise<void> {
  const bytes = pdf(2_000, scan.name);
  const { body } = await joined.ask<{ url: string }>('POST', 'portfolio/files/uploads', { as, body: { ...scan, size: bytes.length } });
  const headers = { authorization: `Bearer ${await joined.tokenOf(as)}`, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const answer = await fetch(`${joined.platform.address}${body.url}`, { method: 'PATCH', headers, body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(`The scan was not kept: ${answer.status} ${await answer.text()}`);
}
