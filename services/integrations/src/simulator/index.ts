export { RegistrySimulator, type SeenQuestion, type SimulatorOptions, type TestResult, type ToldUnasked } from './registry-simulator.js';
export { sampleItems } from './sample-items.js';
