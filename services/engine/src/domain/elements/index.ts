import { callActivity } from './call-activity.js';
import { processElement, subProcess } from './containers.js';
import { eventSubProcess } from './event-sub-process.js';
import { boundaryEvent, catchEvent, endEvent, startEvent, throwEvent } from './events.js';
import { eventBasedGateway, exclusiveGateway, inclusiveGateway, parallelGateway } from './gateways.js';
import { multiInstanceBody } from './multi-instance.js';
import { passingTask, receiveTask, workTask } from './tasks.js';
import type { Behaviours } from '../kernel/step.js';

/** What each kind of element does. */
export const BEHAVIOURS: Behaviours = {
  PROCESS: processElement,
  SUB_PROCESS: subProcess,
  EVENT_SUB_PROCESS: eventSubProcess,
  MULTI_INSTANCE_BODY: multiInstanceBody,
  CALL_ACTIVITY: callActivity,
  SERVICE_TASK: workTask,
  SEND_TASK: workTask,
  USER_TASK: workTask,
  SCRIPT_TASK: workTask,
  BUSINESS_RULE_TASK: workTask,
  RECEIVE_TASK: receiveTask,
  MANUAL_TASK: passingTask,
  TASK: passingTask,
  EXCLUSIVE_GATEWAY: exclusiveGateway,
  PARALLEL_GATEWAY: parallelGateway,
  INCLUSIVE_GATEWAY: inclusiveGateway,
  EVENT_BASED_GATEWAY: eventBasedGateway,
  START_EVENT: startEvent,
  INTERMEDIATE_CATCH_EVENT: catchEvent,
  INTERMEDIATE_THROW_EVENT: throwEvent,
  BOUNDARY_EVENT: boundaryEvent,
  END_EVENT: endEvent,
};
