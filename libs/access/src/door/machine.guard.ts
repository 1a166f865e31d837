import { commonProblem } from '@attestation/service-kit';
import { applyDecorators, createParamDecorator, Injectable, SetMetadata, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { bearerIn } from '../tokens/bearer.js';
import { TokenVerifier } from '../tokens/token-verifier.js';
import { AllowAnonymous } from './allow.js';
import { notKnown } from './not-known.js';

const ONLY = 'access:only-machine';
const CLIENT = Symbol('client');
type Known = Request & { [CLIENT]?: string };

/** Lets in machines by their own tokens, and no person, whatever role he has. */
@Injectable()
class MachineGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Known>();
    const token = bearerIn(request.headers.authorization);
    const verified = token === undefined ? undefined : await this.tokens.verifyClient(token);
    if (!verified?.ok) throw notKnown(http.getResponse<Response>(), verified);
    const only = this.reflector.getAllAndOverride<string | undefined>(ONLY, [context.getHandler(), context.getClass()]);
    if (only !== undefined && verified.client !== only) throw commonProblem('FORBIDDEN');
    request[CLIENT] = verified.client;
    return true;
  }
}

/**
 * A route, or all of a controller, for machines by their own tokens (client credentials).
 * @param only the one account it is for; absent: what each may do is asked behind the door
 */
export const AllowMachine = (only?: string): MethodDecorator & ClassDecorator =>
  applyDecorators(UseGuards(MachineGuard), SetMetadata(ONLY, only), AllowAnonymous('a machine, by its own token: the guard of this door checks it'));

/** The machine account behind {@link AllowMachine}. */
export const CurrentClient = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const client = context.switchToHttp().getRequest<Known>()[CLIENT];
  if (client === undefined) throw commonProblem('UNAUTHENTICATED');
  return client;
});
