import { DEFINITION_CALLS } from './definitions.js';
import { INSTANCE_CALLS } from './instances.js';
import { JOB_CALLS } from './jobs.js';
import { MESSAGE_CALLS } from './messages.js';
import type { Calls } from './command.js';

/** The calls that ask once and are answered once, by name. */
export const UNARY: Calls = { ...DEFINITION_CALLS, ...INSTANCE_CALLS, ...JOB_CALLS, ...MESSAGE_CALLS };
