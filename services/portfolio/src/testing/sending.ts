import type { AttestationId } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { Upload, type DetailedError } from 'tus-js-client';

/** Where to, and as whom: whatever has an address and gives tokens. */
export interface Place {
  address: string;
  tokenFor(person: string): Promise<string>;
}

export interface Begun {
  status: number;
  body: { uploadId: string; url: string; type: string; received: number; expiresAt: string };
}

/** What a person's device does with a scan: begins an upload, then sends it by the stock client of the protocol. */
export function device({ address, tokenFor }: Place, as: string) {
  const bearer = async () => ({ authorization: `Bearer ${await tokenFor(as)}`, 'accept-language': 'en' });
  const ask = async (method: string, path: string, headers: Record<string, string> = {}, body?: RequestInit['body']) =>
    fetch(`${address}${path}`, { method, headers: { ...(await bearer()), ...headers }, body });
  const TUS = { 'tus-resumable': '1.0.0' };

  return {
    ask,
    begin: async (attestationId: AttestationId, size: number, more: object = {}, key: string = newId()): Promise<Begun> => {
      const body = JSON.stringify({ attestationId, code: 'DIPLOMA', name: 'диплом.pdf', size, ...more });
      const answer = await ask('POST', '/api/v1/portfolio/files/uploads', { 'content-type': 'application/json', 'idempotency-key': key }, body);
      return { status: answer.status, body: (await answer.json()) as Begun['body'] };
    },
    /** Sends all of it in pieces. @returns where the kept scan is, or the problem */
    send: async (url: string, bytes: Buffer, chunkSize = 20_000): Promise<{ place?: string; problem?: string; pieces: number }> => {
      const headers = await bearer();
      let pieces = 0;
      return new Promise((resolve) => {
        new Upload(bytes, {
          uploadUrl: `${address}${url}`, headers, chunkSize, retryDelays: [],
          onChunkComplete: () => void (pieces += 1),
          onSuccess: ({ lastResponse }) => resolve({ place: lastResponse.getHeader('content-location'), pieces }),
          onError: (error) => resolve({ problem: typeOf((error as DetailedError).originalResponse?.getBody()) ?? error.message, pieces }),
        }).start();
      });
    },
    piece: (url: string, offset: number, bytes: Buffer) =>
      ask('PATCH', url, { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }, new Uint8Array(bytes)),
    /** A piece whose bytes come when they are given. */
    slowly: (url: string, offset: number) => {
      const { readable, writable } = new TransformStream<Uint8Array>();
      const writer = writable.getWriter();
      const headers = { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
      const sent = bearer().then((own) => fetch(`${address}${url}`, { method: 'PATCH', headers: { ...own, ...headers }, body: readable, duplex: 'half' } as RequestInit));
      return { sent, rest: async (bytes: Buffer) => (await writer.write(new Uint8Array(bytes)), writer.close()) };
    },
    progress: async (url: string) => {
      const { status, headers } = await ask('HEAD', url, TUS);
      return { status, offset: headers.get('upload-offset'), place: headers.get('content-location') };
    },
    giveUp: (url: string) => ask('DELETE', url, TUS),
  };
}

const typeOf = (body: string | undefined): string | undefined => (body?.startsWith('{') ? (JSON.parse(body) as { type: string }).type : undefined);
