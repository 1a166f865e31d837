import type { Budget } from './budget.js';
import { FeelContext, FeelError } from './values.js';
import type { FeelFunction, FeelValue } from './values.js';

export type WarningType =
  | 'NO_VARIABLE_FOUND'
  | 'NO_CONTEXT_ENTRY_FOUND'
  | 'NO_PROPERTY_FOUND'
  | 'NO_FUNCTION_FOUND'
  | 'NOT_COMPARABLE'
  | 'INVALID_TYPE'
  | 'FUNCTION_INVOCATION_FAILURE'
  | 'ASSERT_FAILURE';

/** Something that an expression did not find or could not do, and gave null for. */
export interface Warning {
  type: WarningType;
  message: string;
}

/** The name under which the value that a unary test looks at is kept. */
export const INPUT = '?';

/** One evaluation: its warnings so far, what it may still do, and its clock. */
export interface Run {
  readonly warnings: Warning[];
  readonly budget: Budget;
  readonly now: () => number;
}

/** The names that an expression can see, inner ones first. */
export class Scope {
  constructor(
    private readonly members: FeelContext,
    readonly run: Run,
    private readonly outer?: Scope,
  ) {}

  variable(name: string): FeelValue | undefined {
    const own = this.members.get(name);
    return own === undefined ? this.outer?.variable(name) : own;
  }

  /** The functions called so, inner ones first. */
  functions(name: string): FeelFunction[] {
    const own = this.members.function(name);
    const others = this.outer?.functions(name) ?? [];
    return own ? [own, ...others] : others;
  }

  with(members: FeelContext): Scope {
    return new Scope(members, this.run, this);
  }

  and(name: string, value: FeelValue): Scope {
    return this.with(new FeelContext(new Map([[name, value]])));
  }

  warn(type: WarningType, message: string): void {
    this.run.warnings.push({ type, message });
  }

  /** Notes the warning and gives the failure. */
  fail(type: WarningType, message: string): FeelError {
    this.warn(type, message);
    return new FeelError(message);
  }
}

/** A compiled expression. */
export type Code = (scope: Scope) => FeelValue;

/** Failures become null, as around every operator of arithmetic. */
export const orNull = (value: FeelValue): FeelValue => (value instanceof FeelError ? null : value);
