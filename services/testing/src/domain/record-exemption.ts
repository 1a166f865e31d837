import { accept, type Change, type Fact, FactType, refuse } from '@attestation/contracts';
import { newCase, type NewCase, type TestCase } from './case.js';
import type { Exemption, LanguageCertificate } from './exemption.js';

/** Records once that the case goes on without the test; ground and rule come from the decision table (D.1 #12, #13). */
export function recordExemption(existing: TestCase | undefined, wanted: NewCase, exemption: Exemption): Change<TestCase, TestCase> {
  const known = existing ?? newCase(wanted);
  if (known.exemption) return accept({ result: known });
  if (known.stoppedAt) return refuse('CASE_STOPPED');
  const next: TestCase = { ...known, exemption };
  return accept({ next, result: next, facts: [exemption.certificate ? certificateAccepted(next, exemption, exemption.certificate) : exempted(next, exemption)] });
}

function exempted({ attestationId, personId }: TestCase, { ground, rule, consecutive, recordedAt: exemptedAt, reasons }: Exemption): Fact {
  return { type: FactType.TestExempted, data: { attestationId, personId, ground, rule, exemptedAt, consecutive, reasons } };
}

function certificateAccepted({ attestationId, personId }: TestCase, { rule, recordedAt: acceptedAt, reasons }: Exemption, certificate: LanguageCertificate): Fact {
  const { kind, level, certificateNumber, validUntil } = certificate;
  return { type: FactType.LanguageCertificateAccepted, data: { attestationId, personId, kind: `${kind} ${level}`, certificateNumber, validUntil, rule, acceptedAt, reasons } };
}
