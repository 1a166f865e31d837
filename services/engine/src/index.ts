export { startEngine, type EngineOptions, type RunningEngine } from './engine.js';
export type { EngineClock } from './gateway/management.js';
export { gatewayClient } from './gateway/protocol.js';
export { start } from './start.js';
