import { accept, type AttestationId, type Change, type CommissionLevel, type Leaving, type Refusal, refuse, type WorkItemId } from '@attestation/contracts';
import { certificateNumber, ruleSetOf } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';
import type { Certificate } from './certificate-state.js';
import { type Issue, issueCertificate } from './certificate.js';
import type { Act } from './meeting.js';

/** Where the numbers of certificates run: by region, level and year. */
export interface Series {
  region: string;
  level: CommissionLevel;
  year: number;
}

/** Certificates that are issued together: before the act its cases and the last numbers given, after it what it has changed of them. */
export interface CertificateDesk {
  files: readonly CaseFile[];
  serials: readonly (Series & { last: number })[];
}

/** A certificate to be issued, with what only the outside can give. */
export type WantedCertificate = Series & Pick<Issue, 'publicId' | 'awardId' | 'paperId' | 'bonusFrom'> & { workItemId: WorkItemId; attestationId: AttestationId };

/** What came of one of them: issued, or refused with its reasons. */
export type CertificateAnswer = { workItemId: WorkItemId; attestationId: AttestationId } & ({ certificate: Certificate } | { refusal: Omit<Refusal, 'ok'> });

/**
 * Issues certificates in one act, in their order; one that cannot be issued holds up nobody else and takes no number.
 * @source O83 p.27, F-12: the numbers of a series have neither gaps nor doubles
 */
export function issueCertificates(desk: CertificateDesk | undefined, wanted: readonly WantedCertificate[], { by, now, today: issuedOn }: Act): Change<CertificateDesk, CertificateAnswer[]> {
  if (!desk) return refuse('NOT_FOUND');
  const last = new Map(desk.serials.map((each) => [seriesOf(each), each.last]));
  const files: CaseFile[] = [];
  const under: Leaving[] = [];
  const answers = wanted.map((each): CertificateAnswer => {
    const { workItemId, attestationId, region, level } = each;
    const file = desk.files.find((known) => known.attestationId === attestationId);
    const serial = (last.get(seriesOf(each)) ?? 0) + 1;
    const number = file ? certificateNumber(ruleSetOf(file.ruleSet), { region, level, issuedOn, serial }, file.settings).outcome : '';
    const change = issueCertificate(file, { ...each, number, by, issuedOn, now });
    if (!change.ok || !change.next) return { workItemId, attestationId, refusal: change.ok ? { code: 'NOT_READY', reasons: [] } : { code: change.code, reasons: change.reasons } };
    last.set(seriesOf(each), serial);
    files.push(change.next);
    under.push({ key: attestationId, facts: change.facts, messages: change.messages });
    return { workItemId, attestationId, certificate: change.result };
  });
  const serials = desk.serials.map((each) => ({ ...each, last: last.get(seriesOf(each)) ?? each.last }));
  return accept({ ...(files.length > 0 && { next: { files, serials } }), result: answers, under });
}

const seriesOf = ({ region, level, year }: Series): string => `${region} ${level} ${year}`;
