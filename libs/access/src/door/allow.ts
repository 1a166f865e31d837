import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import { grantsOf } from '../acts/acts.js';
import type { Act } from '../acts/acts.js';

export const ALLOW = 'access:allow';
export const ANONYMOUS = 'access:anonymous';

/**
 * The act a route stands for; who may do it is in `ACTS`. Also shown in the OpenAPI as `x-act`.
 * @throws Error for an act that is not in the table
 */
export function Allow(act: Act): MethodDecorator {
  const grants = grantsOf(act);
  if (!grants) throw new Error(`The act "${act}" is not in the table of acts.`);
  const documented = grants === 'ANONYMOUS' ? [] : [ApiBearerAuth()];
  return applyDecorators(SetMetadata(ALLOW, act), ApiExtension('x-act', act), ...documented);
}

/** A route, or all of a controller, that needs no token and whose answer depends on nobody. @param why for the reader and the OpenAPI */
export const AllowAnonymous = (why: string): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ANONYMOUS, why), ApiExtension('x-anonymous', why));
