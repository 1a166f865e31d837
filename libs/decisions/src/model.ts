import type { Expression, UnaryTests } from '@attestation/feel';

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'ANY' | 'PRIORITY' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

/** The kind of logic that a decision holds, in the words of Zeebe's records. */
export type DecisionType = 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'CONTEXT' | 'LIST' | 'RELATION' | 'INVOCATION' | 'FUNCTION_DEFINITION';

export interface Input {
  readonly id: string;
  /** The label, or the expression cut short. */
  readonly name: string;
  readonly expression: Expression;
}

export interface Output {
  readonly id: string;
  /** The member of the result that this column gives. */
  readonly key: string;
  readonly name: string;
  /** The values in order of priority, where the table gives them. */
  readonly values: readonly string[];
  readonly byDefault?: Expression;
}

export interface Rule {
  readonly id: string;
  /** Empty cells pass always. */
  readonly tests: readonly (UnaryTests | undefined)[];
  readonly outputs: readonly Expression[];
}

export interface Table {
  readonly type: 'DECISION_TABLE';
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
}

export interface Parameter {
  readonly name: string;
  readonly typeRef?: string;
}

export type Logic =
  | Table
  | { readonly type: 'LITERAL_EXPRESSION'; readonly expression: Expression }
  | { readonly type: 'CONTEXT'; readonly entries: readonly { name: string; logic: Logic }[]; readonly result?: Logic }
  | { readonly type: 'LIST'; readonly items: readonly Logic[] }
  | { readonly type: 'RELATION'; readonly rows: readonly { name: string; logic: Logic }[][] }
  | { readonly type: 'INVOCATION'; readonly knowledge: string; readonly bindings: readonly { name: string; expression: Expression }[] }
  | { readonly type: 'FUNCTION_DEFINITION'; readonly parameters: readonly Parameter[]; readonly expression: Expression };

/** A business knowledge model: a function with a name. */
export interface Knowledge {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly logic?: Logic;
  readonly requires: readonly string[];
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  readonly logic: Logic;
  /** The name under which those that require it see the result. */
  readonly resultName: string;
  readonly resultType?: string;
  /** Ids of the decisions it requires, in order. */
  readonly requires: readonly string[];
  /** Ids of the business knowledge models it requires. */
  readonly knowledge: readonly string[];
}

/** A file of decisions, parsed: what `evaluateDecision` works on. */
export interface DecisionGraph {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly knowledge: ReadonlyMap<string, Knowledge>;
}
