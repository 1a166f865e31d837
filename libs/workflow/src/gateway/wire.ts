/** The messages of the gateway protocol as they lie on the wire: keys and longs as text, documents as JSON text. */
export interface ActivatedJobOnWire {
  key: string;
  type: string;
  processInstanceKey: string;
  bpmnProcessId: string;
  processDefinitionVersion: number;
  processDefinitionKey: string;
  elementId: string;
  elementInstanceKey: string;
  customHeaders: string;
  worker: string;
  retries: number;
  deadline: string;
  variables: string;
}

export interface ActivateJobsRequest {
  type: string;
  worker: string;
  timeout: number;
  maxJobsToActivate: number;
  fetchVariable: string[];
  requestTimeout: number;
}

interface TopologyOnWire {
  brokers: {
    nodeId: number;
    host: string;
    port: number;
    version: string;
    partitions: { partitionId: number; role: string; health: string }[];
  }[];
  clusterSize: number;
  partitionsCount: number;
  gatewayVersion: string;
}

export interface DeploymentOnWire {
  key: string;
  deployments: {
    process?: { bpmnProcessId: string; version: number; processDefinitionKey: string; resourceName: string } | null;
    decision?: { dmnDecisionId: string; version: number; decisionKey: string } | null;
  }[];
}

type Nothing = Record<string, never>;

/** The calls that are one question and one answer. */
export interface Calls {
  topology: { in: Nothing; out: TopologyOnWire };
  completeJob: { in: { jobKey: string; variables: string }; out: Nothing };
  failJob: { in: { jobKey: string; retries: number; errorMessage: string; retryBackOff: number; variables: string }; out: Nothing };
  throwError: { in: { jobKey: string; errorCode: string; errorMessage: string; variables: string }; out: Nothing };
  updateJobRetries: { in: { jobKey: string; retries: number }; out: Nothing };
  publishMessage: {
    in: { name: string; correlationKey: string; timeToLive: number; messageId: string; variables: string };
    out: { key: string };
  };
  deployResource: { in: { resources: { name: string; content: Buffer }[] }; out: DeploymentOnWire };
  createProcessInstance: {
    in: { bpmnProcessId: string; version: number; variables: string };
    out: { processInstanceKey: string; processDefinitionKey: string; version: number };
  };
  cancelProcessInstance: { in: { processInstanceKey: string }; out: Nothing };
  resolveIncident: { in: { incidentKey: string }; out: Nothing };
  setVariables: { in: { elementInstanceKey: string; variables: string; local: boolean }; out: { key: string } };
}
export type CallName = keyof Calls;
