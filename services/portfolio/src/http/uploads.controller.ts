import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey, type UploadId } from '@attestation/contracts';
import { FILES_OPTIONS, shownName, UploadDoor, type FilesOptions } from '@attestation/files';
import { Clock, orProblem, publicId, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Delete, Get, Head, HttpCode, Inject, Options, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { openUpload } from '../domain/evidence-file.js';
import { EvidenceFileReader, type OwnUpload } from '../store/evidence-file.reader.js';
import { EvidenceFileStore } from '../store/evidence-file.store.js';
import { RegistersStore } from '../store/registers.store.js';
import { contentPathOf, FILES, OwnUploadsQuery, UploadIn, UploadOut, UploadPath, UploadsOut } from './file-shapes.js';

const VERSION = { name: 'Tus-Resumable', required: true, description: '1.0.0' };
const text = (description: string) => ({ description, schema: { type: 'string' as const } });
const OFFSET = { 'Upload-Offset': text('Bytes that have come'), 'Content-Location': text('The scan, once all of it has come'), 'Upload-Expires': text('Until when the rest is awaited') };
const HOUR_MS = 3_600_000;

/** Scans on their way here, in pieces, by the protocol tus 1.0.0. An upload is its sender's alone: for anybody else it is 404. */
@ApiTags('portfolio')
@Controller(`${FILES}/uploads`)
export class UploadsController {
  constructor(
    private readonly files: EvidenceFileStore, private readonly reader: EvidenceFileReader, private readonly door: UploadDoor, private readonly clock: Clock,
    private readonly registers: RegistersStore, @Inject(FILES_OPTIONS) private readonly limits: FilesOptions,
  ) {}

  /** Begins an upload of a scan, or of its next version. 409 `evidence-frozen` after the submission; 413 `file-too-large` before a byte is sent. */
  @Post()
  @Allow('portfolio.file.upload')
  @ApiCreatedResponse({ type: UploadOut })
  async open(@CurrentCaller() caller: Caller, @Body() body: UploadIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<UploadOut> {
    const { attestationId, code, size, sha256 = null, replaces = null } = body;
    const orderNumber = (await this.registers.orderFor(caller.personId, attestationId, this.clock.today())) ?? null;
    const uploadId = publicId() as UploadId;
    const name = shownName(body.name) || 'file';
    const expiresAt = new Date(this.clock.now().getTime() + this.limits.uploadHours * HOUR_MS).toISOString();
    const wish = { uploadId, code, name, size, sha256, replaces, orderNumber, expiresAt, by: caller.personId, limits: this.limits };
    const subject = { id: uploadId, key: attestationId };
    return UploadOut.from(orProblem(await this.files.change(subject, (known) => openUpload(known, wish), { caller, idempotencyKey, body })), 0);
  }

  /** The caller's unfinished uploads for a case, with what has come of each: to go on with one elsewhere; and how large a scan may be. */
  @Get()
  @Allow('portfolio.file.upload')
  @ApiOkResponse({ type: UploadsOut })
  async own(@CurrentCaller() caller: Caller, @Query() { attestationId }: OwnUploadsQuery): Promise<UploadsOut> {
    const uploads = await this.reader.uploadsOfCase(caller, attestationId, this.now());
    const items = await Promise.all(uploads.map(async (upload) => UploadOut.from(upload, await this.door.received(upload))));
    return { items, maxBytes: this.limits.maxBytes };
  }

  /** Versions and extensions of the protocol that are known here, and the largest file. */
  @Options()
  @Allow('portfolio.file.upload')
  @HttpCode(204)
  @ApiNoContentResponse({ headers: { 'Tus-Version': text('1.0.0'), 'Tus-Extension': text('termination,expiration'), 'Tus-Max-Size': text('Bytes') } })
  async protocol(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.door.options(request, response);
  }

  /** How much of an upload has come (Upload-Offset). Of one that is whole, the scan it became (Content-Location). */
  @Head(':uploadId')
  @Allow('portfolio.file.upload')
  @ApiHeader(VERSION)
  @ApiOkResponse({ headers: { ...OFFSET, 'Upload-Length': text('Bytes as announced') } })
  async progress(@CurrentCaller() caller: Caller, @Param() { uploadId }: UploadPath, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.goOn(caller, uploadId, request, response);
  }

  /**
   * The next piece; with the last one the scan is looked at and kept (Content-Location). 409 `upload-offset-wrong`, `evidence-frozen`,
   * `file-replaced`; 413 `file-too-large`; 422 `file-type-not-allowed`, `file-broken`: then nothing is kept.
   */
  @Patch(':uploadId')
  @Allow('portfolio.file.upload')
  @ApiHeader(VERSION)
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'Bytes that have come before' })
  @ApiConsumes('application/offset+octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @HttpCode(204)
  @ApiNoContentResponse({ headers: OFFSET })
  async send(@CurrentCaller() caller: Caller, @Param() { uploadId }: UploadPath, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.goOn(caller, uploadId, request, response);
  }

  /** Gives an upload up: what has come of it is removed. */
  @Delete(':uploadId')
  @Allow('portfolio.file.upload')
  @ApiHeader(VERSION)
  @HttpCode(204)
  @ApiNoContentResponse()
  async giveUp(@CurrentCaller() caller: Caller, @Param() { uploadId }: UploadPath, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.door.giveUp(request, response, await this.found(caller, uploadId));
  }

  private async goOn(caller: Caller, uploadId: UploadId, request: Request, response: Response): Promise<void> {
    const file = await this.reader.fileOfUpload(caller, uploadId);
    if (file) return this.door.ended(request, response, file, contentPathOf(file));
    const upload = await this.found(caller, uploadId);
    if (!upload.open) throw refusalProblem(refuse('EVIDENCE_FROZEN'));
    await this.door.goOn(request, response, upload, contentPathOf);
  }

  private async found(caller: Caller, uploadId: UploadId): Promise<OwnUpload> {
    const upload = await this.reader.upload(caller, uploadId, this.now());
    if (!upload) throw refusalProblem(refuse('NOT_FOUND'));
    return upload;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
