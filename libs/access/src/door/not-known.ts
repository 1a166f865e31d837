import { commonProblem } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { Unverified } from '../tokens/token-verifier.js';

const log = new Logger('Door');

/**
 * What whoever is not known at a door is told, person or machine: to show a token that is good, or to come again where nobody can say.
 * @param verified what became of the token; absent: there was none
 * @returns the problem to throw: 401 with `WWW-Authenticate` (RFC 6750), or 503 with `Retry-After` in seconds
 */
export function notKnown(response: Response, verified?: Unverified): Error {
  if (verified?.why === 'unavailable') {
    log.error(`Tokens cannot be verified: ${verified.reason}`);
    response.setHeader('retry-after', '5');
    return commonProblem('UNAVAILABLE');
  }
  if (verified) log.debug(`Token refused: ${verified.reason}`);
  response.setHeader('www-authenticate', verified ? 'Bearer error="invalid_token"' : 'Bearer');
  return commonProblem('UNAUTHENTICATED');
}
