import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, type AttestationId, type Caller } from '@attestation/contracts';
import { DOCUMENT_NAMES, type DocumentId, type OfficialDocument } from '@attestation/documents';
import type { DocumentEntry } from '@attestation/documents/store';
import { Clock, currentContext, refusalProblem } from '@attestation/service-kit';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CaseDocuments } from '../store/document.store.js';
import type { Translation } from '../store/signing.store.js';
import { DocumentOut, DocumentsOut } from './document-shapes.js';
import { CasePath, DocumentPath } from './inputs.js';
import { Papers } from './papers.js';
import { asPdf, PDF } from './pdf.js';

const BYTES = { type: 'string', format: 'binary' } as const;
const SIGNATURE = 'application/pkcs7-signature';

/** Application, notice of acceptance or refusal: as they were signed, and in the other language. */
@ApiTags('applications')
@Controller('api/v1/applications/:attestationId/documents')
export class DocumentsController {
  constructor(private readonly documents: CaseDocuments, private readonly papers: Papers, private readonly clock: Clock) {}

  /** Oldest first. Signed is one language, the signer's; the other is its translation. */
  @Get()
  @Allow('applications.case.read')
  @ApiOkResponse({ type: DocumentsOut })
  async list(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<DocumentsOut> {
    const found = await this.documents.list(caller, attestationId);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    const { made, translations } = found;
    const toCome = translations.filter(({ documentId }) => !made.some(({ id }) => id === documentId));
    return { items: [...made.map(shownMade), ...toCome.map(shownToCome)].map((each) => ({ ...each, href: `${hrefOf(attestationId, each.documentId)}.pdf` })) };
  }

  @Get(':documentId.pdf')
  @Allow('applications.case.read')
  @ApiProduces(PDF)
  @ApiOkResponse({ schema: BYTES })
  async content(@CurrentCaller() caller: Caller, @Param() { attestationId, documentId }: DocumentPath): Promise<StreamableFile> {
    const found = (await this.documents.find(caller, attestationId, documentId)) ?? (await this.translated(caller, attestationId, documentId));
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    return asPdf(found.content, `${found.kind.toLowerCase()}-${found.number}-${found.language}.pdf`);
  }

  /** The detached CMS over the document's bytes, as it came. */
  @Get(':documentId/signature')
  @Allow('applications.case.read')
  @ApiProduces(SIGNATURE)
  @ApiOkResponse({ schema: BYTES })
  async signature(@CurrentCaller() caller: Caller, @Param() { attestationId, documentId }: DocumentPath): Promise<StreamableFile> {
    const found = await this.documents.find(caller, attestationId, documentId);
    if (!found?.signature) throw refusalProblem(refuse('NOT_FOUND'));
    const { cms } = found.signature;
    return new StreamableFile(cms, { type: SIGNATURE, disposition: `attachment; filename="${found.kind.toLowerCase()}-${found.number}.p7s"`, length: cms.length });
  }

  /** Made when it is first asked for, then kept as it is. */
  private async translated(caller: Caller, attestationId: AttestationId, documentId: DocumentId): Promise<OfficialDocument | undefined> {
    const wanted = await this.documents.translation(caller, attestationId, documentId);
    if (!wanted) return undefined;
    const made = await this.papers.translation(wanted, this.clock.now().toISOString());
    await this.documents.keep(made);
    return made;
  }
}

const hrefOf = (attestationId: string, documentId: string) => `/api/v1/applications/${attestationId}/documents/${documentId}`;
const nameOf = (kind: DocumentEntry['kind']): string => DOCUMENT_NAMES[kind][currentContext().language ?? 'kk'];

const shownMade = ({ id, kind, language, number, sha256, signature, draftedAt }: DocumentEntry): Omit<DocumentOut, 'href'> => ({
  documentId: id, kind, name: nameOf(kind), language, number, madeAt: draftedAt, sha256,
  signature: signature && { by: signature.by, at: signature.at, signedAt: signature.signedAt, fingerprint: signature.fingerprint, subject: signature.subject },
});

const shownToCome = ({ documentId, kind, language, number }: Translation): Omit<DocumentOut, 'href'> => ({
  documentId, kind, name: nameOf(kind), language, number, madeAt: null, sha256: null, signature: null,
});
