import { createHash, verify as verifySignature } from 'node:crypto';
import { isUuid, type PersonId } from '@attestation/contracts';
import { type ReadCertificate, readCertificate } from './certificate.js';
import { chainOf } from './chain.js';
import { type ParsedCms, parseCms } from './parse-cms.js';
import { type SignatureFault, SignatureVerifier, type Verification } from './ports.js';
import type { TrustAnchors } from './trust.js';

/** How far the signer's clock may be ahead of ours, in ms. */
const SKEW_MS = 5 * 60_000;

/** Judges detached CMS signatures (RSA, SHA-256) by the anchors it is given. Revocation it does not know: a country's verifier does. */
export class CmsVerifier extends SignatureVerifier {
  constructor(private readonly trust: TrustAnchors) {
    super();
  }

  async verify(content: Uint8Array, cms: Uint8Array, at: Date): Promise<Verification> {
    const parsed = parseCms(cms);
    const [signer, ...between] = (parsed && certificatesIn(parsed)) ?? [];
    if (!parsed || !signer || !isSignedBy(parsed, signer)) return fault('BROKEN');
    const digest = createHash('sha256').update(content).digest();
    if (!digest.equals(parsed.messageDigest)) return fault('CONTENT_CHANGED');
    const chain = chainOf(signer, between, this.trust.anchors);
    if (!chain) return fault('UNTRUSTED');
    const late = outsideTerm(chain, parsed.signingTime, at);
    if (late) return fault(late);
    const personId = personIn(signer);
    if (!signer.forSignatures || !personId) return fault('WRONG_PURPOSE');
    return { ok: true, personId, signedAt: parsed.signingTime.toISOString(), fingerprint: signer.fingerprint, subject: signer.subject };
  }
}

const fault = (is: SignatureFault): Verification => ({ ok: false, fault: is });

function certificatesIn({ certificates }: ParsedCms): ReadCertificate[] | undefined {
  try {
    return certificates.map(readCertificate);
  } catch {
    return undefined;
  }
}

function isSignedBy({ signedBytes, signature }: ParsedCms, { key }: ReadCertificate): boolean {
  try {
    return key.asymmetricKeyType === 'rsa' && verifySignature('sha256', signedBytes, key, signature);
  } catch {
    return false;
  }
}

/** All of the chain must be valid when the signature is received; the signer's also when he says he signed. */
function outsideTerm(chain: ReadCertificate[], signedAt: Date, at: Date): SignatureFault | undefined {
  const [signer] = chain;
  if (chain.some(({ from }) => at < from) || signedAt.getTime() > at.getTime() + SKEW_MS || (signer && signedAt < signer.from)) return 'NOT_YET_VALID';
  if (chain.some(({ to }) => at > to)) return 'EXPIRED';
  return undefined;
}

const personIn = ({ holder }: ReadCertificate): PersonId | undefined => (isUuid(holder) ? (holder as PersonId) : undefined);
