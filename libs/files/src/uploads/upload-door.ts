import { Readable } from 'node:stream';
import type { EvidenceFile, FileUpload } from '@attestation/contracts';
import { commonProblem, orProblem } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import type { Request as Asked, Response as Answered } from 'express';
import { Finishing } from './finishing.js';
import { Partials } from './partials.js';
import { problemOf, TusServer } from './tus-server.js';

const CONTENT_TYPE = 'application/offset+octet-stream';
/** What the library may know of a request; all else is ours. */
const PASSED = ['tus-resumable', 'upload-offset', 'content-type', 'content-length'];
const SHOWN = ['tus-resumable', 'tus-version', 'tus-extension', 'tus-max-size', 'upload-offset', 'upload-length', 'cache-control'];

/**
 * The protocol tus 1.0.0 for one upload, behind a route of the service that has asked for whose it is: HEAD says how much has come, PATCH brings
 * the next piece, DELETE gives it up. An upload is made by the service's own command. Errors are problems as everywhere.
 */
@Injectable()
export class UploadDoor {
  constructor(private readonly tus: TusServer, private readonly partials: Partials, private readonly finishing: Finishing) {}

  /** How many bytes of an upload have come. */
  received({ uploadId }: FileUpload): Promise<number> {
    return this.partials.received(uploadId);
  }

  /** What the protocol can do here: versions, extensions, the largest file. */
  async options(request: Asked, response: Answered): Promise<void> {
    show(response, await this.tus.handleWeb(asWeb(request, 'options')));
    response.end();
  }

  /**
   * Goes on with an upload. With its last byte it becomes a file, whose path (`pathOf`) is in Content-Location.
   * @throws ProblemException 409 `upload-offset-wrong`, 412, 413, 415; 422 and 409 of a whole file that is not kept
   */
  async goOn(request: Asked, response: Answered, upload: FileUpload, pathOf: (file: EvidenceFile) => string): Promise<void> {
    refuseOtherContent(request);
    const answer = await this.tus.handleWeb(asWeb(request, upload.uploadId));
    show(response, answer);
    if (answer.status >= 400) throw problemOf(answer.status);
    response.setHeader('upload-expires', new Date(upload.expiresAt).toUTCString());
    if (Number(answer.headers.get('upload-offset')) === upload.size) response.setHeader('content-location', pathOf(orProblem(await this.finishing.finish(upload))));
    response.end();
  }

  /** Of an upload that is a file by now: asked again, it is told so again. */
  ended(request: Asked, response: Answered, file: EvidenceFile, path: string): void {
    const given = request.headers['upload-offset'];
    if (given !== undefined && given !== String(file.size)) throw problemOf(409);
    response.setHeader('tus-resumable', '1.0.0').setHeader('cache-control', 'no-store').setHeader('content-location', path);
    response.setHeader('upload-offset', file.size).setHeader('upload-length', file.size);
    response.status(request.method === 'HEAD' ? 200 : 204).end();
  }

  async giveUp(request: Asked, response: Answered, upload: FileUpload): Promise<void> {
    const answer = await this.tus.handleWeb(asWeb(request, upload.uploadId));
    show(response, answer);
    if (answer.status >= 400) throw problemOf(answer.status);
    await this.finishing.discard(upload);
    response.end();
  }
}

function refuseOtherContent(request: Asked): void {
  if (request.method === 'PATCH' && request.headers['content-type'] !== CONTENT_TYPE) throw commonProblem('MEDIA_TYPE_UNSUPPORTED');
}

function asWeb(request: Asked, id: string): Request {
  const headers = PASSED.flatMap((name): [string, string][] => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const body = request.method === 'PATCH' ? { body: Readable.toWeb(request), duplex: 'half' as const } : {};
  return new Request(`http://uploads/${id}`, { method: request.method, headers, ...body });
}

function show(response: Answered, answer: Response): void {
  for (const name of SHOWN) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  response.status(answer.status);
}
