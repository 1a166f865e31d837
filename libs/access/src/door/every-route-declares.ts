import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { grantsOf } from '../acts/acts.js';
import { ALLOW, ANONYMOUS } from './allow.js';

/** A controller's method that answers HTTP. */
export interface Route {
  controller: string;
  method: string;
  /** e.g. `POST submission` below the controller's own path */
  path: string;
  act?: string;
  anonymous?: string;
}

/** All routes of the application, with what each declares about access. */
export function routesOf(discovery: DiscoveryService, scanner: MetadataScanner): Route[] {
  return discovery.getControllers().flatMap(({ metatype, instance }) => {
    if (typeof metatype !== 'function' || !instance) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => routeOf(metatype, name, prototype[name]));
  });
}

/** @throws Error naming each route that declares neither an act of the table nor that it is anonymous, or both */
export function refuseUndeclared(routes: Route[]): void {
  const wrong = routes.filter(({ act, anonymous }) => (act === undefined) === (anonymous === undefined) || (act !== undefined && !grantsOf(act)));
  if (wrong.length === 0) return;
  const list = wrong.map(({ controller, method, path }) => `${controller}.${method} (${path})`).join(', ');
  throw new Error(`The service does not start: these routes need exactly one of @Allow('<act of the table>') and @AllowAnonymous('<why>'): ${list}.`);
}

function routeOf(controller: object & { name: string }, method: string, handler: unknown): Route[] {
  if (typeof handler !== 'function') return [];
  const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (verb === undefined) return [];
  const read = (key: string, ...from: object[]) => from.map((each) => Reflect.getMetadata(key, each) as string | undefined).find((each) => each !== undefined);
  const path = `${RequestMethod[verb]} ${String(read(PATH_METADATA, controller) ?? '')}/${String(read(PATH_METADATA, handler) ?? '')}`;
  return [{ controller: controller.name, method, path, act: read(ALLOW, handler), anonymous: read(ANONYMOUS, handler, ...(read(ALLOW, handler) ? [] : [controller])) }];
}
