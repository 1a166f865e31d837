import type { Instant } from '@attestation/contracts';
import { Clock, newId, publicId } from '@attestation/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../../domain/case-file.js';
import type { Certificate } from '../../domain/certificate-state.js';
import type { Commission } from '../../domain/commission.js';
import type { Meeting } from '../../domain/meeting.js';
import type { Order } from '../../domain/order.js';
import type { RegisteredCertificate } from '../case-rows.js';
import { certificateData, type DecidedFile, extractData, type Held, isDecided, type Making, orderData, type PrintedCertificate, protocolData } from './compose.js';
import { commissionOf, nameOfBody, type Names, namesOf, namesOfBodies } from './names.js';
import { keepPapers, type NewPaper } from './paper-rows.js';
import { PAPER_SETTINGS, type PaperSettings } from './paper-settings.js';

/** Fixes what the commission's documents say, inside the transaction of the act that makes them. */
@Injectable()
export class Printing {
  constructor(
    @Inject(PAPER_SETTINGS) private readonly settings: PaperSettings,
    private readonly clock: Clock,
  ) {}

  /** The protocol of a meeting over the cases it decided, which chair and secretary will sign, and the extract of each, which the secretary will. */
  async protocol(tx: EntityManager, meeting: Meeting, commission: Commission, files: readonly CaseFile[]): Promise<void> {
    const held = await this.heldOf(tx, meeting, commission);
    if (!held || !meeting.protocolId) return;
    const { composition } = held;
    const decided = files.filter(isDecided);
    const names = await namesOf(tx, [...composition.memberIds, composition.secretaryId, ...decided.map(({ personId }) => personId)], []);
    const data = protocolData(held, decided, names, this.making());
    await keepPapers(tx, decided.map((file) => this.extract(held, file, names, commission)));
    await keepPapers(tx, [
      {
        id: meeting.protocolId, kind: 'PROTOCOL', subjectId: meeting.id, commissionId: commission.id, number: data.number, data,
        approvers: [composition.secretaryId], signers: [composition.chairId, composition.secretaryId], cases: decided.map(({ attestationId }) => attestationId),
      },
    ]);
  }

  private extract(held: Held, file: DecidedFile, names: Names, { id: commissionId }: Commission): NewPaper<'EXTRACT'> {
    const { attestationId } = file;
    const data = extractData(held, file, names, this.making());
    return { id: newId(), kind: 'EXTRACT', subjectId: attestationId, commissionId, number: data.number, data, approvers: [], signers: [held.composition.secretaryId], cases: [attestationId] };
  }

  /** The draft of an order; the head will sign it. */
  async order(tx: EntityManager, order: Order, { protocolNumber, heldOn }: Pick<Meeting, 'protocolNumber' | 'heldOn'>, files: readonly CaseFile[]): Promise<void> {
    if (!heldOn) return;
    const decided = files.filter(isDecided);
    const issuer = await nameOfBody(tx, order.body);
    const names = await namesOf(tx, [order.signerId, ...decided.map(({ personId }) => personId)], decided.map(({ organisationId }) => organisationId));
    const protocol = { number: protocolNumber, date: heldOn, commission: commissionOf(issuer) };
    const data = orderData(order, { protocol, issuer }, decided, names, this.making());
    const cases = decided.map(({ attestationId }) => attestationId);
    const { paperId: id, meetingId: subjectId, commissionId, number, signerId } = order;
    await keepPapers(tx, [{ id, kind: 'ORDER', subjectId, commissionId, number, data, approvers: [], signers: [signerId], cases }]);
  }

  /** The certificates of cases. @returns them with what stands on each, for its public check */
  async certificates(tx: EntityManager, files: readonly CaseFile[]): Promise<RegisteredCertificate[]> {
    const issued = files.filter(isDecided).filter(isIssued);
    const names = await namesOf(tx, issued.flatMap(({ personId, certificate }) => [personId, certificate.issuedBy]), issued.map(({ organisationId }) => organisationId));
    const issuers = await namesOfBodies(tx, issued.map(({ body }) => body));
    const making = { ...this.making(), publicUrl: this.settings.publicUrl };
    const printed = issued.map((file) => {
      const { personId, organisationId, post, order, decision } = file;
      const ordered = { issuer: issuers(file.body), number: order.number, date: order.issuedOn };
      const on: PrintedCertificate = { name: names.person(personId), post, organisation: names.organisation(organisationId), order: ordered, decidedOn: decision.decidedOn };
      return { file, on, data: certificateData(file.certificate, file, on, names, making) };
    });
    await keepPapers(tx, printed.map(({ file: { attestationId, commissionId, certificate: { paperId: id, number } }, data }) =>
      ({ id, kind: 'CERTIFICATE' as const, subjectId: attestationId, commissionId, number, data, approvers: [], signers: [], cases: [attestationId] })));
    return printed.map(({ file: { attestationId, organisationId, certificate }, on }) => ({ ...certificate, attestationId, organisationId, printed: on }));
  }

  private async heldOf(tx: EntityManager, meeting: Meeting, { body }: Commission): Promise<Held | undefined> {
    const { composition, heldOn } = meeting;
    if (!composition || !heldOn) return undefined;
    const issuer = await nameOfBody(tx, body);
    return { meeting, composition, heldOn, level: body.level, issuer, commission: commissionOf(issuer) };
  }

  private making(): Making {
    const madeAt: Instant = this.clock.now().toISOString();
    return { publicId: publicId(), madeAt, demo: this.settings.demo, clockMoved: this.clock.offset !== 0 };
  }
}

type IssuedFile = DecidedFile & { order: NonNullable<CaseFile['order']>; certificate: Certificate };

const isIssued = (file: DecidedFile): file is IssuedFile => file.order !== null && file.certificate !== null;
