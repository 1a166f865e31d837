import { Injectable, Logger } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { commonProblem } from '@attestation/service-kit';
import type { PersonId } from '@attestation/contracts';
import type { Request, Response } from 'express';
import { allowing } from '../acts/kinds.js';
import { grantsOf } from '../acts/acts.js';
import { bearerIn } from '../tokens/bearer.js';
import { TokenVerifier } from '../tokens/token-verifier.js';
import { ALLOW, ANONYMOUS } from './allow.js';
import { setCaller } from './current-caller.js';
import { notKnown } from './not-known.js';
import { RememberedAssignments } from './remembered-assignments.js';

/**
 * The door's keeper: without a good token 401, without an assignment that allows the act 403. What lies outside the
 * caller's jurisdiction is not known here: the store's SQL leaves it out, and it is 404. A repeated command is recognised
 * only behind this door.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly log = new Logger(AccessGuard.name);

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly assignments: RememberedAssignments,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // events and jobs come from the platform itself
    const act = this.reflector.get<string | undefined>(ALLOW, context.getHandler());
    if (act === undefined) return this.isAnonymous(context);
    const grants = grantsOf(act);
    if (!grants) throw commonProblem('FORBIDDEN');
    if (grants === 'ANONYMOUS') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const personId = await this.personOf(request, http.getResponse<Response>());
    const assignments = allowing(grants, await this.assignments.of(personId));
    if (assignments.length === 0 && !grants.ANYONE) {
      this.log.warn({ msg: 'An act was asked for that no assignment allows.', personId, act });
      throw commonProblem('FORBIDDEN');
    }
    setCaller(request, { personId, act, assignments });
    return true;
  }

  private isAnonymous(context: ExecutionContext): boolean {
    const why = this.reflector.getAllAndOverride<string | undefined>(ANONYMOUS, [context.getHandler(), context.getClass()]);
    if (why === undefined) throw commonProblem('FORBIDDEN'); // the start refuses such a route; here for those added later
    return true;
  }

  private async personOf(request: Request, response: Response): Promise<PersonId> {
    const token = bearerIn(request.headers.authorization);
    const verified = token === undefined ? undefined : await this.tokens.verify(token);
    if (verified?.ok) return verified.personId;
    throw notKnown(response, verified);
  }
}
