/** Tokens alone, for a service without doors of its own keeping: `@attestation/access/tokens`. */
export { bearerIn } from './bearer.js';
export { type TokenOptions, TokenVerifier, type Unverified, type Verified, type VerifiedClient } from './token-verifier.js';
