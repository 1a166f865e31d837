import type { ServiceDefinition } from '@attestation/service-kit';
import { identity } from './identity.module.js';

/** The embedded issuer of tokens, for a laptop; any OpenID Connect issuer replaces it. */
export const service: ServiceDefinition = { name: 'identity', plugins: [identity] };
