import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../problem.js';

/** A demo authority as PEM. */
export interface DemoAuthority {
  certificatePem: string;
  privateKeyPem: string;
}

/** Where the processes find whom they believe, and who signs on this machine. */
export interface SignatureFiles {
  /** for all: the certificates of authorities */
  trust: string;
  /** for the issuer alone: the demo authority with its key; absent where signatures are somebody else's matter */
  authority?: string;
}

/**
 * The demo authority of this folder, made at the first start: keys under it and signatures live as long as the data. Authorities
 * named from outside (SIGNATURE_TRUST) come first: then nobody signs here, unless SIGNATURE_AUTHORITY names who.
 * @throws StartProblem when the authority is there and is not legible: another one would make all signatures worthless
 */
export async function signatureFiles(dataDir: string, env: NodeJS.ProcessEnv, make: () => Promise<DemoAuthority>): Promise<SignatureFiles> {
  if (env.SIGNATURE_TRUST) return { trust: env.SIGNATURE_TRUST, ...(env.SIGNATURE_AUTHORITY && { authority: env.SIGNATURE_AUTHORITY }) };
  const authority = join(dataDir, 'signature-authority.pem');
  const trust = join(dataDir, 'signature-trust.pem');
  if (!existsSync(authority)) {
    const { certificatePem, privateKeyPem } = await make();
    write(authority, `${certificatePem}${privateKeyPem}`, 0o600);
  }
  write(trust, certificateIn(authority), 0o644);
  return { trust, authority };
}

function certificateIn(file: string): string {
  const found = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/.exec(readFileSync(file, 'utf8'));
  if (!found) throw new StartProblem(`The demo authority in ${file}, under which documents were signed, is not legible.`);
  return found[0];
}

/** Whole or not at all. */
function write(file: string, text: string, mode: number): void {
  const half = `${file}.half`;
  writeFileSync(half, text, { mode });
  chmodSync(half, mode);
  renameSync(half, file);
}
