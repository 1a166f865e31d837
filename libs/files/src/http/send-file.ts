import { pipeline } from 'node:stream/promises';
import type { EvidenceFile } from '@attestation/contracts';
import { commonProblem } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { disposition } from '../content/shown-name.js';
import { FileStore, type Part } from '../store/file-store.js';

/** Shows a kept file: to be looked at, never to be run. */
@Injectable()
export class FileSender {
  constructor(private readonly store: FileStore) {}

  /**
   * Sends the file or the one part of it that Range asks for (RFC 9110); nothing new where the caller has it already.
   * @throws ProblemException 416 for a part that does not exist
   */
  async send(request: Request, response: Response, file: EvidenceFile): Promise<void> {
    response.set(headersOf(file));
    if (request.fresh) return void response.status(304).end();
    const part = partAsked(request, response, file);
    response.set('content-length', String(part ? part.end - part.start + 1 : file.size));
    if (part) response.status(206).set('content-range', `bytes ${part.start}-${part.end}/${file.size}`);
    if (request.method === 'HEAD') return void response.end();
    await pipeline(await this.store.open(file.sha256, part), response).catch(unlessGone(response));
  }
}

const headersOf = ({ type, name, sha256 }: EvidenceFile): Record<string, string> => ({
  'content-type': type,
  'content-disposition': disposition(name),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-cache', // whoever may no longer see it is asked for his token again
  'accept-ranges': 'bytes',
  etag: `"${sha256}"`,
});

/** Several parts at once are nobody's need: then the whole is sent, as the standard allows. */
function partAsked(request: Request, response: Response, { size, sha256 }: EvidenceFile): Part | undefined {
  const onlyIf = request.headers['if-range'];
  if (onlyIf !== undefined && onlyIf !== `"${sha256}"`) return undefined;
  const parts = request.range(size);
  if (parts === -1) {
    response.set('content-range', `bytes */${size}`);
    throw commonProblem('REQUEST_UNREADABLE', { status: 416 });
  }
  return Array.isArray(parts) && parts.type === 'bytes' && parts.length === 1 ? parts[0] : undefined;
}

/** Whoever closes the window in the middle is no error of ours. */
const unlessGone = (response: Response) => (problem: unknown): void => {
  if (!response.destroyed || !response.headersSent) throw problem;
};
