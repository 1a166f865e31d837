import type { DecisionResult } from '@attestation/decisions';
import type { DecisionRow } from '../state/rows.js';
import type { State } from '../state/state.js';

const json = (value: unknown): string => JSON.stringify(value ?? null);

/** All decisions of a graph, of which others than the one asked for may have been evaluated too. */
export const graphOf = ({ decisions }: State, { requirementsKey }: DecisionRow): DecisionRow[] =>
  [...decisions.values()].filter((row) => row.requirementsKey === requirementsKey);

/** What was evaluated on the way, as records and answers tell it: values are JSON text. */
export const evaluatedDecisions = (graph: readonly DecisionRow[], { evaluatedDecisions: all }: DecisionResult) =>
  all.map(({ decisionId, decisionName, decisionType, output, inputs, matchedRules }) => {
    const row = graph.find(({ id }) => id === decisionId);
    return {
      decisionId, decisionName, decisionType, decisionKey: row?.key ?? -1, decisionVersion: row?.version ?? -1, decisionOutput: json(output), tenantId: '<default>',
      evaluatedInputs: inputs.map(({ inputValue, ...input }) => ({ ...input, inputValue: json(inputValue) })),
      matchedRules: matchedRules.map(({ ruleId, ruleIndex, outputs }) => ({
        ruleId, ruleIndex, evaluatedOutputs: outputs.map(({ outputValue, ...rest }) => ({ ...rest, outputValue: json(outputValue) })),
      })),
    };
  });
