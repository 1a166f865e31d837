import { deploy } from './deployment.js';
import { evaluateCommand } from './decisions.js';
import { activateBatch, activateElement, completeCommand, terminateBatch, terminateCommand } from './elements.js';
import { cancelInstance, createInstance, resolveIncident, setVariables } from './instances.js';
import { activateJobs } from './job-batch.js';
import { completeJob, failJob, recurJob, throwError, timeOutJob, updateRetries, yieldJob } from './jobs.js';
import { modifyInstance } from './modification.js';
import { expireMessage, publishMessage } from './messages.js';
import { deleteResource } from './resource-deletion.js';
import { broadcastSignal } from './signals.js';
import {
  correlateInstanceSide, correlateMessageSide, createInstanceSide, createMessageSide, deleteInstanceSide, deleteMessageSide,
  rejectMessageSide,
} from './subscriptions.js';
import { triggerTimer } from './timers.js';
import type { Command } from '../kernel/records.js';
import type { Step } from '../kernel/step.js';

/** Carries out a command; what it returns is the answer to a client. Throws `Rejection` to refuse. */
type Handler = (step: Step, command: Command) => unknown;

export const HANDLERS: Readonly<Record<string, Handler>> = {
  'DEPLOYMENT.CREATE': deploy,
  'RESOURCE_DELETION.DELETE': deleteResource,
  'DECISION_EVALUATION.EVALUATE': evaluateCommand,
  'PROCESS_INSTANCE_CREATION.CREATE': createInstance,
  'PROCESS_INSTANCE_CREATION.CREATE_WITH_AWAITING_RESULT': createInstance,
  'PROCESS_INSTANCE_MODIFICATION.MODIFY': modifyInstance,
  'PROCESS_INSTANCE.CANCEL': cancelInstance,
  'PROCESS_INSTANCE.ACTIVATE_ELEMENT': activateElement,
  'PROCESS_INSTANCE.COMPLETE_ELEMENT': completeCommand,
  'PROCESS_INSTANCE.TERMINATE_ELEMENT': terminateCommand,
  'PROCESS_INSTANCE_BATCH.ACTIVATE': activateBatch,
  'PROCESS_INSTANCE_BATCH.TERMINATE': terminateBatch,
  'JOB.COMPLETE': completeJob,
  'JOB.FAIL': failJob,
  'JOB.THROW_ERROR': throwError,
  'JOB.UPDATE_RETRIES': updateRetries,
  'JOB.TIME_OUT': timeOutJob,
  'JOB.RECUR_AFTER_BACKOFF': recurJob,
  'JOB.YIELD': yieldJob,
  'JOB_BATCH.ACTIVATE': activateJobs,
  'VARIABLE_DOCUMENT.UPDATE': setVariables,
  'INCIDENT.RESOLVE': resolveIncident,
  'MESSAGE.PUBLISH': publishMessage,
  'MESSAGE.EXPIRE': expireMessage,
  'MESSAGE_SUBSCRIPTION.CREATE': createMessageSide,
  'MESSAGE_SUBSCRIPTION.CORRELATE': correlateMessageSide,
  'MESSAGE_SUBSCRIPTION.REJECT': rejectMessageSide,
  'MESSAGE_SUBSCRIPTION.DELETE': deleteMessageSide,
  'PROCESS_MESSAGE_SUBSCRIPTION.CREATE': createInstanceSide,
  'PROCESS_MESSAGE_SUBSCRIPTION.CORRELATE': correlateInstanceSide,
  'PROCESS_MESSAGE_SUBSCRIPTION.DELETE': deleteInstanceSide,
  'SIGNAL.BROADCAST': broadcastSignal,
  'TIMER.TRIGGER': triggerTimer,
};
