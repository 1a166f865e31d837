import type { ServiceDefinition } from '@attestation/service-kit';
import { entry } from './entry.js';

/** The web entry: the page, the way to every service, the merged OpenAPI. */
export const service: ServiceDefinition = { name: 'web', plugins: [entry] };
