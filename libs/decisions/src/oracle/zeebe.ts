import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { credentials, loadPackageDefinition, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

/** An answer of EvaluateDecision, or the refusal of a deployment, as far as it does not change from run to run. */
export interface Answer {
  output?: unknown;
  failed?: { decisionId: string; message: string };
  evaluatedDecisions?: unknown[];
}

export interface Zeebe {
  /** Deploys a file; gives the refusal's text, if it is refused. */
  deploy(name: string, xml: string): Promise<string | undefined>;
  evaluate(decisionId: string, variables: Record<string, unknown>): Promise<Answer>;
  close(): void;
}

type Method = 'DeployResource' | 'EvaluateDecision';

/** How long to leave a broker alone that says it is busy. */
const BUSY_MS = 20;

type Call = (request: object, done: (error: { details: string } | null, response: Record<string, never>) => void) => void;

/** A client of the gateway at an address such as `127.0.0.1:26500`; the protocol file is the installed client's. */
export function connect(address: string): Zeebe {
  const proto = createRequire(import.meta.url).resolve('zeebe-node/proto/zeebe.proto');
  const loaded = loadPackageDefinition(loadSync(proto, { longs: String, defaults: true })) as unknown as {
    gateway_protocol: { Gateway: new (address: string, options: object) => { DeployResource: Call; EvaluateDecision: Call; close(): void } };
  };
  const gateway = new loaded.gateway_protocol.Gateway(address, credentials.createInsecure());
  const once = (method: Method, request: object) =>
    new Promise<Record<string, never>>((resolve, reject) => gateway[method](request, (error, response) => (error ? reject(error) : resolve(response))));
  const call = (method: Method, request: object): Promise<Record<string, never>> =>
    once(method, request).catch(async (error: { code: number }) => {
      if (error.code !== status.RESOURCE_EXHAUSTED) throw error;
      await pause(BUSY_MS);
      return call(method, request);
    });
  return {
    deploy: (name, xml) => call('DeployResource', { resources: [{ name, content: Buffer.from(xml) }] }).then(() => undefined, (error: { details: string }) => error.details),
    evaluate: async (decisionId, variables) => answerOf(await call('EvaluateDecision', { decisionId, variables: JSON.stringify(variables) })),
    close: () => gateway.close(),
  };
}

interface Response {
  decisionOutput: string;
  failedDecisionId: string;
  failureMessage: string;
  evaluatedDecisions: { decisionId: string; decisionName: string; decisionType: string; decisionOutput: string; matchedRules: Rule[]; evaluatedInputs: Input[] }[];
}
interface Rule {
  ruleId: string;
  ruleIndex: number;
  evaluatedOutputs: { outputId: string; outputName: string; outputValue: string }[];
}
interface Input {
  inputId: string;
  inputName: string;
  inputValue: string;
}

function answerOf(response: object): Answer {
  const { decisionOutput, failedDecisionId, failureMessage, evaluatedDecisions } = response as Response;
  const failed = failedDecisionId === '' ? undefined : { decisionId: failedDecisionId, message: failureMessage };
  return {
    output: failed ? null : json(decisionOutput),
    ...(failed && { failed }),
    evaluatedDecisions: evaluatedDecisions.map(({ decisionId, decisionName, decisionType, decisionOutput: output, evaluatedInputs, matchedRules }) => ({
      decisionId,
      decisionName,
      decisionType,
      output: json(output),
      inputs: evaluatedInputs.map(({ inputId, inputName, inputValue }) => ({ inputId, inputName, inputValue: json(inputValue) })),
      matchedRules: matchedRules.map(ruleOf),
    })),
  };
}

const ruleOf = ({ ruleId, ruleIndex, evaluatedOutputs }: Rule) => ({
  ruleId,
  ruleIndex,
  outputs: evaluatedOutputs.map(({ outputId, outputName, outputValue }) => ({ outputId, outputName, outputValue: json(outputValue) })),
});

const json = (text: string): unknown => (text === '' ? null : JSON.parse(text));
