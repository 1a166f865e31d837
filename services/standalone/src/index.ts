export { type DemoAccount, readRunFile, type RunFile, runningPlatform } from './data/run-file.js';
export { MAX_CONNECTIONS, PARTS, PROCESSES } from './layout.js';
export { StartProblem } from './problem.js';
