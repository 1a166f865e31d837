export { factsOf } from '@attestation/regulation/testing/facts';
