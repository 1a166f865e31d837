import type { Caller, Language } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import type { DocumentLanguage } from '@attestation/documents';
import { NOT_FOUND } from '@attestation/persistence';
import { currentContext, orProblem } from '@attestation/service-kit';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PaperStore } from '../store/papers/paper.store.js';
import { CasePath } from './common.dto.js';
import { DocumentOut, DocumentPath, DocumentsOut, LanguageQuery, SignatureOut, SignaturesOut } from './document.dto.js';

/** The commission's documents: protocol, extract, order, certificate. One that names several teachers is for those who may see them all. */
@ApiTags('commissions')
@Controller('api/v1/commissions')
export class DocumentController {
  constructor(private readonly papers: PaperStore) {}

  /** The documents of a case that are in force, oldest first. */
  @Get('attestations/:attestationId/documents')
  @Allow('commissions.document.read')
  @ApiOkResponse({ type: DocumentsOut })
  async list(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<DocumentsOut> {
    const papers = await this.papers.ofCase(caller, attestationId);
    if (!papers) return orProblem(NOT_FOUND);
    return { items: papers.map((paper) => DocumentOut.from(paper, reader())) };
  }

  /** The PDF itself: the very bytes that are or will be signed. One not in force yet is open to those who sign it. */
  @Get('documents/:documentId.pdf')
  @Allow('commissions.document.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(@CurrentCaller() caller: Caller, @Param() { documentId }: DocumentPath, @Query() { language = ofDocuments(reader()) }: LanguageQuery): Promise<StreamableFile> {
    const paper = await this.papers.findFor(caller, documentId);
    if (!paper) return orProblem(NOT_FOUND);
    const { content, number } = await this.papers.document(paper, language);
    const name = encodeURIComponent(`${paper.kind.toLowerCase()}-${number}-${language}.pdf`);
    return new StreamableFile(content, { type: 'application/pdf', disposition: `inline; filename*=UTF-8''${name}`, length: content.length });
  }

  /** The detached CMS signatures of a document, in both languages. */
  @Get('documents/:documentId/signatures')
  @Allow('commissions.document.read')
  @ApiOkResponse({ type: SignaturesOut })
  async signatures(@CurrentCaller() caller: Caller, @Param() { documentId }: DocumentPath): Promise<SignaturesOut> {
    const paper = await this.papers.findFor(caller, documentId);
    if (!paper) return orProblem(NOT_FOUND);
    return { items: (await this.papers.signaturesOf(paper.id)).map((each) => SignatureOut.from(each)) };
  }
}

const reader = (): Language => currentContext().language ?? 'kk';
const ofDocuments = (language: Language): DocumentLanguage => (language === 'ru' ? 'ru' : 'kk');
