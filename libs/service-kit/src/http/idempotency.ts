import type { IdempotencyKey } from '@attestation/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import { commonProblem } from '../problem/problem.js';

const SHAPE = /^[\w.:-]{8,200}$/;

const Key = createParamDecorator((_: unknown, context: ExecutionContext): IdempotencyKey => {
  const given = context.switchToHttp().getRequest<Request>().headers['idempotency-key'];
  if (typeof given !== 'string' || !SHAPE.test(given)) throw commonProblem('IDEMPOTENCY_KEY_MISSING');
  return given as IdempotencyKey;
});

/** The Idempotency-Key header of a command. Missing or malformed: 400 `idempotency-key-missing`. */
export const Idempotency = (): ParameterDecorator => (target, method, index) => {
  Key()(target, method, index);
  const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
  const description = 'A new key for each act, the same key for its repeat';
  if (method !== undefined && descriptor) ApiHeader({ name: 'Idempotency-Key', required: true, description })(target, method, descriptor);
};
