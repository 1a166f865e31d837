import { documentData } from '../state/document.js';
import type { Document } from '../state/rows.js';

export interface ActivateInstruction {
  elementId: string;
  /** below 1: none is chosen */
  ancestorScopeKey: number;
  /** an empty `scopeId` means the instance */
  variableInstructions: { scopeId: string; variables: Document }[];
}

export interface ModifyInstance {
  activateInstructions: ActivateInstruction[];
  terminateInstructions: { elementInstanceKey: number }[];
}

/** What is recorded of it. @param scopes for each activation the keys of the scopes in which something is to begin */
export function modificationRecord(processInstanceKey: number, { activateInstructions, terminateInstructions }: ModifyInstance, scopes: readonly number[][] = []): object {
  return {
    processInstanceKey,
    activateInstructions: activateInstructions.map(({ elementId, ancestorScopeKey, variableInstructions }, index) => ({
      elementId,
      ancestorScopeKey,
      ancestorScopeKeys: scopes[index] ?? [],
      variableInstructions: variableInstructions.map(({ scopeId, variables }) => ({ elementId: scopeId, variables: documentData(variables) })),
    })),
    terminateInstructions,
    ancestorScopeKeys: [...new Set(scopes.flat())],
  };
}
