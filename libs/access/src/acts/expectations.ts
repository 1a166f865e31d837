import type { Grants, Holder, Jurisdiction } from './act.js';
import { grantsOf } from './acts.js';
import type { Act } from './acts.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/** As much of an OpenAPI document as is read here. */
export interface OpenApi {
  paths?: Record<string, Partial<Record<(typeof METHODS)[number], object>> | undefined>;
}

/** What an operation must answer to whom. */
export interface Expectation {
  method: Uppercase<(typeof METHODS)[number]>;
  /** as in the OpenAPI, with its parameters in braces */
  path: string;
  act?: Act;
  /** why nobody needs to sign in, where it is no act */
  anonymous?: string;
  /** who may, by which jurisdiction; all others get 403, and 404 outside it. Empty where everybody may. */
  allowed: { holder: Holder; kinds: readonly Jurisdiction[] }[];
}

/**
 * Every operation of a committed OpenAPI with whom it must let in, by the table of acts: from it the tests of every door
 * are made, also of those added tomorrow.
 * @throws Error naming the operations that declare nothing, or an act that is not in the table
 */
export function expectationsOf(openApi: OpenApi): Expectation[] {
  const operations = Object.entries(openApi.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item?.[method] ? [expectationOf(method.toUpperCase() as Expectation['method'], path, item[method])] : [])),
  );
  const undeclared = operations.filter(({ act, anonymous }) => act === undefined && anonymous === undefined);
  if (undeclared.length > 0) throw new Error(`Operations without x-act: ${undeclared.map(({ method, path }) => `${method} ${path}`).join(', ')}`);
  return operations;
}

function expectationOf(method: Expectation['method'], path: string, operation: object): Expectation {
  const { 'x-act': act, 'x-anonymous': anonymous } = operation as { 'x-act'?: string; 'x-anonymous'?: string };
  const grants = act === undefined ? undefined : grantsOf(act);
  if (act !== undefined && !grants) throw new Error(`${method} ${path}: the act "${act}" is not in the table of acts.`);
  return { method, path, act: act as Act | undefined, anonymous, allowed: grants ? holdersOf(grants) : [] };
}

const holdersOf = (grants: Grants): Expectation['allowed'] =>
  grants === 'ANONYMOUS' ? [] : Object.entries(grants).map(([holder, kinds]) => ({ holder: holder as Holder, kinds }));
