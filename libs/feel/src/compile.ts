import { ACCESS } from './nodes/access.js';
import { CALLS } from './nodes/calls.js';
import { CONTROL } from './nodes/control.js';
import { LITERALS } from './nodes/literals.js';
import { OPERATORS } from './nodes/operators.js';
import { TESTS } from './nodes/tests.js';
import type { Handler } from './nodes/handler.js';
import type { Code } from './scope.js';
import { FeelSyntaxError } from './tree.js';
import type { Node } from './tree.js';

const HANDLERS: Record<string, Handler> = { ...LITERALS, ...OPERATORS, ...CONTROL, ...ACCESS, ...CALLS, ...TESTS };

/** Turns a checked parse tree into code that can run again and again. */
export function compile(node: Node): Code {
  const handler = HANDLERS[node.name];
  if (!handler) throw new FeelSyntaxError(node.text, `'${node.text}' is not supported here`);
  return handler(node, compile);
}
