export { RawClient, ServerStream, type Job } from './client.js';
export { HandClock, startTestEngine, until, type TestEngine } from './engine.js';
export type { ExportedRecord as LogRecord } from '@attestation/contracts/engine-records';
export { blocksOf, type Block } from './random/blocks.js';
export { Drawing } from './random/drawing.js';
export { engineRecords } from './log.js';
export { protocolFile } from '../gateway/protocol.js';
