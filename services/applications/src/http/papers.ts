import { createHash } from 'node:crypto';
import type { AttestationId, Caller, Outcome, PersonId } from '@attestation/contracts';
import {
  documentFlow, draftDocument, render, SignatureVerifier, type DataOf, type DocumentId, type DocumentKind, type DocumentLanguage, type OfficialDocument,
  type TrustAnchors,
} from '@attestation/documents';
import { startOfDay } from '@attestation/regulation';
import { Clock, newId } from '@attestation/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { CaseFile } from '../domain/case-file.js';
import { applicationPaper, bodyName, type ApplicationPaper, type CasePaper, type Frame } from '../domain/papers.js';
import { providerOf } from '../domain/provider.js';
import { NamesReader } from '../store/names.reader.js';
import type { Translation } from '../store/signing.store.js';

/** The token of the authorities whose signatures are believed. */
export const TRUST = Symbol('TRUST');

/** A paper under its signature, and what becomes of it when the change is kept. */
export interface SignedPaper {
  documentId: DocumentId;
  signature: Outcome<{ fingerprint: string }>;
  papers: OfficialDocument[];
  translations: Translation[];
}

/** How many finished sheets are remembered between showing and signing. */
const REMEMBERED = 300;

/** Papers of a case: laid before the signer as PDF, taken back under a signature over exactly these bytes. */
@Injectable()
export class Papers {
  private readonly sheets = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly reader: NamesReader,
    private readonly verifier: SignatureVerifier,
    @Inject(TRUST) private readonly trust: TrustAnchors,
    private readonly clock: Clock,
  ) {}

  /** Names and day of a paper of this case. */
  async frameOf(file: CaseFile): Promise<Frame> {
    const holder = providerOf(file);
    const names = await this.reader.names({ persons: [file.personId], organisations: [file.organisationId], places: [holder.placeCode] });
    const organisation = names.organisations.get(file.organisationId);
    const place = holder.placeCode && names.places.get(holder.placeCode);
    return {
      teacher: names.persons.get(file.personId) ?? file.personId,
      workplace: organisation ?? { kk: file.organisationId, ru: file.organisationId },
      issuer: bodyName(holder, file.profile.country, { organisation, place: place || undefined }),
      date: this.clock.today(),
    };
  }

  async application(file: CaseFile, consent: boolean): Promise<{ paper: ApplicationPaper; frame: Frame }> {
    const frame = await this.frameOf(file);
    return { paper: applicationPaper(file, consent, frame), frame };
  }

  /** The bytes to be signed: the same for the same paper, all day. */
  pdf(paper: CasePaper, language: DocumentLanguage): Promise<Buffer> {
    const data = { ...paper, madeAt: startOfDay(paper.date), demo: this.trust.demo, clockMoved: this.clock.offset !== 0 };
    const key = createHash('sha256').update(JSON.stringify([language, data])).digest('base64');
    const sheet = this.sheets.get(key) ?? render(paper.kind, data as DataOf<DocumentKind>, language);
    this.sheets.delete(key);
    this.sheets.set(key, sheet); // the newest last
    sheet.catch(() => this.sheets.delete(key));
    if (this.sheets.size > REMEMBERED) this.sheets.delete(this.sheets.keys().next().value ?? '');
    return sheet;
  }

  /** Judges a signature over a paper as it stands now, and makes what is kept: the signed sheet, and its translation when it is first asked for. */
  async sign(caseId: AttestationId, paper: CasePaper, { language, cms, caller }: { language: DocumentLanguage; cms: Buffer; caller: Caller }): Promise<SignedPaper> {
    const now = this.clock.now();
    const content = await this.pdf(paper, language);
    const of = { kind: paper.kind, subjectId: caseId, number: paper.number };
    const drafted = draftDocument({ ...of, id: newId<DocumentId>(), language, content, draftedAt: now.toISOString() });
    const verification = await this.verifier.verify(content, cms, now);
    const signed = this.inForce(drafted, documentFlow.sign(drafted, { cms, verification, by: caller.personId, at: now.toISOString() }), caller.personId);
    const translation = { ...of, documentId: newId<DocumentId>(), originalId: drafted.id, language: language === 'kk' ? ('ru' as const) : ('kk' as const), paper };
    return {
      documentId: drafted.id,
      signature: signed.ok ? { ok: true, value: { fingerprint: signed.value.signature?.fingerprint ?? '' } } : signed,
      papers: signed.ok ? [signed.value] : [],
      translations: [translation],
    };
  }

  /** The other language of a paper that was signed. */
  async translation({ documentId: id, subjectId, kind, language, number, paper }: Translation, draftedAt: string): Promise<OfficialDocument> {
    return draftDocument({ id, subjectId, kind, language, number, content: await this.pdf(paper, language), draftedAt });
  }

  /** Notices bear the number of the register; an application gets its own only later. */
  private inForce(drafted: OfficialDocument, signed: Outcome<OfficialDocument>, by: PersonId): Outcome<OfficialDocument> {
    if (!signed.ok || drafted.kind === 'APPLICATION') return signed;
    return documentFlow.register(signed.value, { number: drafted.number, by, at: this.clock.now().toISOString() });
  }
}
