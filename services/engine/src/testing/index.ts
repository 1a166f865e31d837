export { RawClient, ServerStream, type Job } from './client.js';
export { HandClock, startTestEngine, until, type TestEngine } from './engine.js';
export type { LogRecord } from '../domain/kernel/records.js';
