import { evaluatedDecisions } from '../domain/runtime/evaluated-decisions.js';
import { TENANT } from './requests.js';
import type { DecisionAnswer } from '../domain/commands/decisions.js';
import type { Deployed } from '../domain/commands/deployment.js';
import type { DecisionRow } from '../domain/state/rows.js';
import type { Message } from './requests.js';

export const deployedProcesses = ({ processes }: Deployed): Message[] =>
  processes.map(({ bpmnProcessId, version, key: processDefinitionKey, resourceName }) => (
    { bpmnProcessId, version, processDefinitionKey: String(processDefinitionKey), resourceName, tenantId: TENANT }
  ));

/** What was deployed: processes, decisions, requirements, forms, in this order. */
export function deploymentMessage(deployed: Deployed): Message {
  const { key, decisions, requirements, forms } = deployed;
  const deployments = [
    ...deployedProcesses(deployed).map((process) => ({ process })),
    ...decisions.map((row) => ({ decision: { ...decisionIdentity(row), tenantId: TENANT } })),
    ...requirements.map(({ id, name, version, key: requirementsKey, resourceName }) => ({
      decisionRequirements: {
        dmnDecisionRequirementsId: id, dmnDecisionRequirementsName: name, version, decisionRequirementsKey: String(requirementsKey),
        resourceName, tenantId: TENANT,
      },
    })),
    ...forms.map(({ formId, version, key: formKey, resourceName }) => ({ form: { formId, version, formKey: String(formKey), resourceName, tenantId: TENANT } })),
  ];
  return { key: String(key), deployments, tenantId: TENANT };
}

const decisionIdentity = ({ id, name, version, key, requirementsId, requirementsKey }: DecisionRow) => ({
  dmnDecisionId: id, dmnDecisionName: name, version, decisionKey: String(key),
  dmnDecisionRequirementsId: requirementsId, decisionRequirementsKey: String(requirementsKey),
});

const json = (value: unknown): string => JSON.stringify(value ?? null);

/** An evaluation; a failed one has no output, but tells which decision failed. */
export function decisionMessage({ decision, graph, result }: DecisionAnswer): Message {
  const { failed, output } = result;
  return {
    decisionKey: String(decision.key),
    decisionId: decision.id,
    decisionName: decision.name,
    decisionVersion: decision.version,
    decisionRequirementsId: decision.requirementsId,
    decisionRequirementsKey: String(decision.requirementsKey),
    decisionOutput: failed ? '' : json(output),
    evaluatedDecisions: evaluatedDecisions(graph, result).map((each) => ({ ...each, decisionKey: String(each.decisionKey) })),
    failedDecisionId: failed?.decisionId ?? '',
    failureMessage: failed?.message ?? '',
    tenantId: TENANT,
  };
}
