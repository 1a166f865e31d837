import type { DecisionRow, FormRow, ProcessRow, RequirementsRow } from '../state/rows.js';

/* The records of what is deployed, and deleted. */

export const processRecord = ({ key: processDefinitionKey, ...row }: ProcessRow) => ({ ...row, processDefinitionKey });

export const requirementsRecord = ({ key, id, name, version, namespace, resourceName, checksum }: RequirementsRow) => ({
  decisionRequirementsKey: key, decisionRequirementsId: id, decisionRequirementsName: name, decisionRequirementsVersion: version,
  namespace, resourceName, checksum,
});

export const decisionRecord = ({ key, id, name, version, requirementsId, requirementsKey }: DecisionRow) => ({
  decisionKey: key, decisionId: id, decisionName: name, version, decisionRequirementsId: requirementsId, decisionRequirementsKey: requirementsKey,
});

export const formRecord = ({ key: formKey, ...row }: FormRow) => ({ ...row, formKey });
