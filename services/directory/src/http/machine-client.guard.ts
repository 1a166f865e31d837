import { bearerIn, TokenVerifier } from '@attestation/access';
import { commonProblem } from '@attestation/service-kit';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** The one client that may exchange personal numbers. */
export const EXCHANGE_CLIENT = 'integrations';

/** Lets in the machine client by its own token and nobody else, whatever role he has. */
@Injectable()
export class MachineClientGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const token = bearerIn(context.switchToHttp().getRequest<Request>().headers.authorization);
    const verified = token === undefined ? undefined : await this.tokens.verifyClient(token);
    if (verified?.ok === false && verified.why === 'unavailable') throw commonProblem('UNAVAILABLE');
    if (!verified?.ok) throw commonProblem('UNAUTHENTICATED');
    if (verified.client !== EXCHANGE_CLIENT) throw commonProblem('FORBIDDEN');
    return true;
  }
}
