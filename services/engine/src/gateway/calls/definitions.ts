import { readResource } from '../../domain/model/read.js';
import { decisionMessage, deployedProcesses, deploymentMessage } from '../answers.js';
import { invalid } from '../refusals.js';
import { messages, number, onlyTenant, text, variables } from '../requests.js';
import { nothing, run } from './command.js';
import type { Calls } from './command.js';
import type { DecisionAnswer } from '../../domain/commands/decisions.js';
import type { Deployed } from '../../domain/commands/deployment.js';
import type { Leader } from '../../loop/leader.js';
import type { Message } from '../requests.js';

export const DEFINITION_CALLS: Calls = {
  DeployResource: async (leader, request) => {
    onlyTenant('DeployResource', request);
    return deploymentMessage(await deploy(leader, messages(request, 'resources'), 'content'));
  },
  /** Deprecated, and still what older clients call. */
  DeployProcess: async (leader, request) => {
    const deployed = await deploy(leader, messages(request, 'processes'), 'definition');
    return { key: String(deployed.key), processes: deployedProcesses(deployed) };
  },
  DeleteResource: (leader, request) => {
    const resourceKey = number(request, 'resourceKey');
    return run<Message>(leader, 'RESOURCE_DELETION', 'DELETE', resourceKey, { resourceKey }).then(nothing);
  },
  EvaluateDecision: async (leader, request) => {
    const asked = { decisionId: text(request, 'decisionId'), decisionKey: number(request, 'decisionKey'), variables: variables(request) };
    onlyTenant('EvaluateDecision', request);
    return decisionMessage(await run<DecisionAnswer>(leader, 'DECISION_EVALUATION', 'EVALUATE', -1, asked));
  },
};

/** Files are read and checked before the command: the partition does not wait for a parser. */
async function deploy(leader: Leader, files: Message[], content: string): Promise<Deployed> {
  if (files.length === 0) throw invalid("Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy at least one resource, but none given");
  const resources = await Promise.all(files.map((file) => readResource(text(file, 'name'), file[content] as Buffer)));
  return run<Deployed>(leader, 'DEPLOYMENT', 'CREATE', -1, { resources }, { resources: resources.map(({ name, content: resource }) => ({ resourceName: name, resource })) });
}
