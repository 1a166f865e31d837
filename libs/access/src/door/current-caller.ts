import { createParamDecorator, InternalServerErrorException } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Caller } from '@attestation/contracts';

const CALLER = Symbol('caller');

/** Written by the guard, read by `@CurrentCaller`. */
export const setCaller = (request: object, caller: Caller): void => void Object.assign(request, { [CALLER]: caller });

export const callerOf = (request: object): Caller | undefined => (request as { [CALLER]?: Caller })[CALLER];

/** Who asks, and what he may do where. Not for anonymous routes: nobody is known there (500, a defect of the route). */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<object>());
  if (!caller) throw new InternalServerErrorException('@CurrentCaller on a route without @Allow, or on an anonymous act');
  return caller;
});
