import type { ReadCertificate } from './certificate.js';

/** Signer, at most two authorities in between, anchor. */
const LONGEST = 4;

/**
 * The way from a signer's certificate to one of the anchors, each signed by the next.
 * @param between certificates that came with the signature; believed as far as an anchor's signature reaches
 * @returns undefined where there is none
 */
export function chainOf(signer: ReadCertificate, between: ReadCertificate[], anchors: ReadCertificate[]): ReadCertificate[] | undefined {
  return extend([signer], between, anchors);
}

function extend(chain: ReadCertificate[], between: ReadCertificate[], anchors: ReadCertificate[]): ReadCertificate[] | undefined {
  const last = chain.at(-1);
  if (!last?.sound || chain.length >= LONGEST) return undefined;
  const issues = (candidate: ReadCertificate): boolean => isIssuer(candidate, last, chain.length - 1);
  const anchor = anchors.find(issues);
  if (anchor) return [...chain, anchor];
  for (const next of between.filter((each) => !chain.includes(each) && issues(each))) {
    const found = extend([...chain, next], between, anchors);
    if (found) return found;
  }
  return undefined;
}

/** @param below how many authorities stand between it and the signer */
function isIssuer(candidate: ReadCertificate, of: ReadCertificate, below: number): boolean {
  return candidate.isAuthority && below <= (candidate.pathLength ?? LONGEST) && of.x509.checkIssued(candidate.x509) && of.x509.verify(candidate.key);
}
