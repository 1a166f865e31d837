export { RawClient, type Job } from './client.js';
export { HandClock, startTestEngine, until, type TestEngine } from './engine.js';
