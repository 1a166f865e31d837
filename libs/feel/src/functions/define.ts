import { display, FeelError, FeelFunction } from '../values.js';
import type { FeelValue } from '../values.js';

/** What a function makes of its arguments; undefined if they are not of the kinds it takes. */
export type Body = (args: FeelValue[], now: () => number) => FeelValue | undefined;

/** The functions of one area, by name; of several with one name the first that fits the call is taken. */
export type Functions = Record<string, FeelFunction[]>;

interface Kind {
  varArgs?: boolean;
  /** steps; what is read and what is made is paid for anyway */
  cost?: (args: readonly FeelValue[]) => number;
}

/** A function with these parameters. Arguments of other kinds are a failure that names them. */
export function define(params: string[], body: Body, { varArgs = false, cost }: Kind = {}): FeelFunction {
  const invoke = (args: FeelValue[], now: () => number): FeelValue => {
    const result = body(args, now);
    return result === undefined ? illegal(args) : result;
  };
  return new FeelFunction(params, invoke, varArgs, cost);
}

function illegal(args: FeelValue[]): FeelError {
  const failed = args.find((argument) => argument instanceof FeelError);
  return failed instanceof FeelError ? failed : new FeelError(`Illegal arguments: ${args.map((argument) => `'${display(argument)}'`).join(', ')}`);
}
