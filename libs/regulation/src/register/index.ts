import { ALGORITHM_REGISTER } from './algorithm.js';
import { CHOICES_REGISTER, CONTRADICTIONS_REGISTER } from './choices.js';
import { ORDER_REGISTER } from './order.js';
import type { Register } from './types.js';

export type { Register, RegisterEntry, WhyNot } from './types.js';

/** Every numbered rule and open point, and what became of it: id → entry, in the order of the numbers. */
export const REGISTER: Register = { ...ALGORITHM_REGISTER, ...ORDER_REGISTER, ...CONTRADICTIONS_REGISTER, ...CHOICES_REGISTER };
