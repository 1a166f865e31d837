export { RawClient, ServerStream, type Job } from './client.js';
export { HandClock, startTestEngine, until, type TestEngine } from './engine.js';
export type { LogRecord } from '../domain/kernel/records.js';
export { blocksOf, type Block } from './random/blocks.js';
export { Drawing } from './random/drawing.js';
