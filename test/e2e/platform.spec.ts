import { afterAll, beforeAll } from '@jest/globals';
import type { Joined } from '../support/joined.js';
import { startJoined } from '../support/started.js';
import { accessPromises } from './access.js';
import { badActPromises, BadActs } from './bad-acts.js';
import { badCasePromises } from './bad-cases.js';
import { badInputPromises, closedWindowPromises } from './bad-input.js';
import { sevenPromises } from './seven-teachers.js';
import { openApiPromises } from './openapi.js';

/** One platform for everything that does not kill it: a start costs more than all the rest. The order is the platform's own time. */
let joined: Joined;
beforeAll(async () => void (joined = await startJoined()), 200_000);
afterAll(() => joined?.platform.remove(), 60_000);

const given = (): Joined => joined;
const acts = new BadActs(given);
openApiPromises(given);
badInputPromises(given);
badCasePromises(given);
sevenPromises(given, acts.within);
badActPromises(given, acts);
closedWindowPromises(given);
accessPromises(given);
