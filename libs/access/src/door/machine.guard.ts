import { commonProblem } from '@attestation/service-kit';
import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { bearerIn } from '../tokens/bearer.js';
import { TokenVerifier } from '../tokens/token-verifier.js';

const CLIENT = Symbol('client');
type Known = Request & { [CLIENT]?: string };

/** Lets in machines by their own tokens (client credentials), and no person. What each may do is asked behind it. */
@Injectable()
export class MachineGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Known>();
    const token = bearerIn(request.headers.authorization);
    const verified = token === undefined ? undefined : await this.tokens.verifyClient(token);
    if (verified?.ok === false && verified.why === 'unavailable') throw commonProblem('UNAVAILABLE');
    if (!verified?.ok) throw commonProblem('UNAUTHENTICATED');
    request[CLIENT] = verified.client;
    return true;
  }
}

/** The machine account behind {@link MachineGuard}. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const client = context.switchToHttp().getRequest<Known>()[CLIENT];
  if (client === undefined) throw commonProblem('UNAUTHENTICATED');
  return client;
});
