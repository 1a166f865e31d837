import { refuse } from '@attestation/contracts';
import { commonProblem, refusalProblem, type ProblemException } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import { Server } from '@tus/server';
import type { Partials } from './partials.js';

/** How long a piece that hangs holds up a sender who has come back over another line. */
const HANGING_MS = 1_000;

/** The kept library, told no more than it needs: it makes no uploads, gives no addresses and lets no other site in. */
export class TusServer extends Server {
  constructor(partials: Partials, maxBytes: number) {
    const log = new Logger('Upload');
    super({
      path: '/uploads',
      datastore: partials,
      maxSize: maxBytes,
      allowedOrigins: [],
      lockDrainTimeout: HANGING_MS,
      getFileIdFromRequest: (_, last) => last,
      onResponseError: (_, error) => {
        if (!('status_code' in error)) log.error({ msg: 'A piece of an upload could not be kept.', err: error });
        return undefined;
      },
    });
  }
}

/** The library's statuses as problems of ours. */
export function problemOf(status: number): ProblemException {
  if (status === 404 || status === 410) return refusalProblem(refuse('NOT_FOUND'));
  if (status === 409) return refusalProblem(refuse('UPLOAD_OFFSET_WRONG'));
  if (status === 413) return refusalProblem(refuse('FILE_TOO_LARGE'));
  return status < 500 ? commonProblem('REQUEST_UNREADABLE', { status: status === 412 ? 412 : 400 }) : commonProblem('UNAVAILABLE');
}
