export { RegistrySimulator, type SeenQuestion, type SimulatorOptions, type TestResult } from './registry-simulator.js';
export { sampleItems } from './sample-items.js';
