export * from './flow/document.js';
export * from './flow/flow.js';
export * from './shapes/kinds.js';
export * from './shapes/shapes.js';
export * from './signature/index.js';
export { DECISION_FORMULAS } from './render/words.js';
export { render } from './render/render.js';
