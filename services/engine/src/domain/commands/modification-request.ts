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
