export { cmsSigner } from './cms-signer.js';
export { CmsVerifier } from './cms-verifier.js';
export { type CertificateHolder, createDemoAuthority, DEMO_TERM, issueDemoCertificate, type KeyAndCertificate, type Term } from './demo-authority.js';
export * from './ports.js';
export { fingerprintOf, readDemoAuthority, readTrust, type TrustAnchors, trustIn } from './trust.js';
