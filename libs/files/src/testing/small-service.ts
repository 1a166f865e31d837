import { refuse, type AttestationId, type EvidenceFile, type FileContent, type FileId, type FileUpload, type Outcome, type PersonId, type UploadId } from '@attestation/contracts';
import { persistence } from '@attestation/persistence';
import { Clock, newId, publicId, refusalProblem, startService, type RunningService } from '@attestation/service-kit';
import { Controller, Delete, Get, Head, Inject, Injectable, Options, Param, Patch, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { nameFor } from '../content/shown-name.js';
import { files } from '../files.plugin.js';
import { FileSender } from '../http/send-file.js';
import { FILES_MIGRATIONS } from '../migrations.js';
import { EvidenceRows, insertFile, insertUpload } from '../rows/evidence-rows.js';
import { UploadDoor } from '../uploads/upload-door.js';
import { UploadKeeper } from '../uploads/upload-keeper.js';

/** How the small service takes what it is asked to keep. */
export type Mood = 'keeps' | 'refuses' | 'dies before' | 'dies after';
export const MOOD = { is: 'keeps' as Mood };

/** Keeps whatever comes, or behaves as a service that refuses or is killed around its commit. */
@Injectable()
class SmallKeeper extends UploadKeeper {
  constructor(@Inject(DataSource) private readonly db: DataSource, private readonly rows: EvidenceRows) {
    super();
  }

  async keep(upload: FileUpload, content: FileContent): Promise<Outcome<EvidenceFile>> {
    if (MOOD.is === 'refuses') return refuse('EVIDENCE_FROZEN');
    if (MOOD.is === 'dies before') throw new Error('killed before the commit');
    const fileId = newId<FileId>();
    const { name, uploadId, attestationId, personId, code, uploadedBy } = upload;
    const file: EvidenceFile = {
      ...content, fileId, documentId: fileId, version: 1, replaces: null, attestationId, personId, code, name: nameFor(name, content.type), orderNumber: null,
      uploadedBy, uploadedAt: '2025-03-17T04:00:00.000Z', uploadId,
    };
    await this.db.transaction(async (tx) => ((await this.rows.fileOf(uploadId)) ? undefined : insertFile(tx, file)));
    if (MOOD.is === 'dies after') throw new Error('killed after the commit');
    return { ok: true, value: (await this.rows.fileOf(uploadId)) ?? file };
  }
}

/** Below the prefix of a service that the web entry knows. */
export const SMALL = '/api/v1/portfolio/files';

@Controller(SMALL)
class SmallController {
  constructor(private readonly door: UploadDoor, private readonly rows: EvidenceRows, private readonly sender: FileSender) {}

  @Options('uploads') options(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.door.options(request, response);
  }

  @Head('uploads/:id') head(@Req() request: Request, @Res() response: Response, @Param('id') id: UploadId): Promise<void> {
    return this.goOn(request, response, id);
  }

  @Patch('uploads/:id') async goOn(@Req() request: Request, @Res() response: Response, @Param('id') id: UploadId): Promise<void> {
    const file = await this.rows.fileOf(id);
    if (file) return this.door.ended(request, response, file, pathOf(file));
    await this.door.goOn(request, response, await this.upload(id), pathOf);
  }

  @Delete('uploads/:id') async giveUp(@Req() request: Request, @Res() response: Response, @Param('id') id: UploadId): Promise<void> {
    await this.door.giveUp(request, response, await this.upload(id));
  }

  @Get(':id') async content(@Req() request: Request, @Res() response: Response, @Param('id') id: UploadId): Promise<void> {
    const file = await this.rows.fileOf(id);
    if (!file) throw refusalProblem(refuse('NOT_FOUND'));
    await this.sender.send(request, response, file);
  }

  private async upload(id: UploadId): Promise<FileUpload> {
    const upload = await this.rows.upload(id);
    if (!upload) throw refusalProblem(refuse('NOT_FOUND'));
    return upload;
  }
}

const pathOf = ({ uploadId }: EvidenceFile): string => `${SMALL}/${uploadId}`;

/** A clock that is moved by the test. */
export class MovedClock extends Clock {
  constructor(private at = '2025-03-17T04:00:00.000Z') {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  moveTo(at: string): void {
    this.at = at;
  }
}

/** A service that does nothing but hold files: for the promises of the library alone. */
export const startSmall = (databaseUrl: string, folder: string, clock: Clock, env: Record<string, string> = {}): Promise<RunningService> =>
  startService(
    { name: 'portfolio', controllers: [SmallController], providers: [{ provide: UploadKeeper, useClass: SmallKeeper }], plugins: [persistence({ migrations: FILES_MIGRATIONS }), files()] },
    { DATABASE_URL: databaseUrl, PORTFOLIO_PORT: '0', FILES_DIR: folder, ...env },
    { clock, logs: { write: () => undefined } },
  );

/** Makes an upload as a service's command would. */
export async function openUpload(running: RunningService, size: number, more: Partial<FileUpload> = {}): Promise<FileUpload> {
  const upload: FileUpload = {
    uploadId: publicId() as UploadId, attestationId: newId<AttestationId>(), personId: newId<PersonId>(), code: 'DIPLOMA', name: 'диплом.pdf', size, sha256: null,
    replaces: null, orderNumber: null, uploadedBy: newId<PersonId>(), expiresAt: '2025-03-18T04:00:00.000Z', ...more,
  };
  await running.app.get(DataSource).transaction((tx) => insertUpload(tx, upload));
  return upload;
}
