import type { Registry } from './jobs.js';

/**
 * Topics between `integrations` and the registries: one pair for each registry. A question and an answer carry the subject
 * encrypted for the other side (JWE); nothing else on the bus holds a personal number.
 */
export const registryTopic = (registry: Registry | 'TESTING_CENTRE', direction: 'questions' | 'answers' | 'results'): string =>
  `registry.${registry.toLowerCase().replaceAll('_', '-')}.${direction}`;
