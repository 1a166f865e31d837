type Value = Readonly<Record<string, unknown>>;

const NO_ELEMENT = { elementId: '', elementInstanceKey: -1 };
const NO_INSTANCE = { bpmnProcessId: '', processDefinitionKey: -1, processInstanceKey: -1 };

/** The value of a client's command as Zeebe's broker writes it: what was not asked for has its first value. */
const UNASKED: Readonly<Record<string, Value>> = {
  DECISION_EVALUATION: {
    ...NO_INSTANCE, ...NO_ELEMENT, decisionId: '', decisionKey: -1, decisionName: '', decisionVersion: -1, decisionRequirementsId: '', decisionRequirementsKey: -1,
    variables: {}, decisionOutput: 'null', evaluatedDecisions: [], failedDecisionId: '', evaluationFailureMessage: '',
  },
  DEPLOYMENT: { resources: [], processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [] },
  INCIDENT: { ...NO_INSTANCE, ...NO_ELEMENT, errorType: 'UNKNOWN', errorMessage: '', jobKey: -1, variableScopeKey: -1 },
  JOB: {
    ...NO_INSTANCE, ...NO_ELEMENT, processDefinitionVersion: -1, type: '', worker: '', retries: -1, retryBackoff: 0, recurringTime: -1, deadline: -1,
    customHeaders: {}, variables: {}, errorMessage: '', errorCode: '',
  },
  JOB_BATCH: { type: '', worker: '', timeout: -1, maxJobsToActivate: -1, truncated: false, jobKeys: [], jobs: [], tenantIds: ['<default>'] },
  MESSAGE: { name: '', correlationKey: '', messageId: '', timeToLive: -1, deadline: -1, variables: {} },
  PROCESS_INSTANCE: {
    ...NO_INSTANCE, version: -1, elementId: '', flowScopeKey: -1, bpmnElementType: 'UNSPECIFIED', bpmnEventType: 'UNSPECIFIED',
    parentProcessInstanceKey: -1, parentElementInstanceKey: -1,
  },
  PROCESS_INSTANCE_CREATION: { ...NO_INSTANCE, version: -1, variables: {}, startInstructions: [] },
};

/** What is the same in all events of a kind. */
const ALWAYS: Readonly<Record<string, Value>> = { DECISION: { duplicate: false }, DECISION_REQUIREMENTS: { duplicate: false } };

/** Values that belong to no tenant, and lists in a value whose items belong to one. */
const UNTENANTED: ReadonlySet<string> = new Set(['JOB_BATCH', 'MESSAGE_BATCH', 'ERROR']);
const TENANTED_LISTS = ['jobs', 'processesMetadata', 'decisionsMetadata', 'decisionRequirementsMetadata', 'formMetadata'];
const TENANT = { tenantId: '<default>' };

/** The whole value of a record, as exporters write it. */
export function wholeValue(valueType: string, recordType: string, value: Value): Value {
  const whole: Record<string, unknown> = { ...(recordType === 'EVENT' ? ALWAYS : UNASKED)[valueType], ...value, ...(!UNTENANTED.has(valueType) && TENANT) };
  for (const name of TENANTED_LISTS) if (Array.isArray(whole[name])) whole[name] = (whole[name] as Value[]).map((item) => ({ ...item, ...TENANT }));
  return whole;
}
