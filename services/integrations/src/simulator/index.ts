export { knownTeacher, sampleItems, TEACHERS, type KnownTeacher, type RegistryItems, type TeacherLogin } from './seven-teachers.js';
export { RegistrySimulator, type SeenQuestion, type SimulatorOptions, type TestResult, type ToldUnasked } from './registry-simulator.js';
