import { Allow, CurrentCaller } from '@attestation/access';
import { FILE_TYPES, refuse, type Caller } from '@attestation/contracts';
import { FileSender } from '@attestation/files';
import { refusalProblem } from '@attestation/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { EvidenceFileReader } from '../store/evidence-file.reader.js';
import { FileOut, FilePath, FILES, FilesOut, FilesQuery } from './file-shapes.js';

const BYTES = { type: 'string', format: 'binary' } as const;

/** Scans of a case, for whoever may read it: every version, the replaced ones too. */
@ApiTags('portfolio')
@Controller(FILES)
export class FilesController {
  constructor(private readonly reader: EvidenceFileReader, private readonly sender: FileSender) {}

  /** The scans of a case, in the order in which they came: of each document the current version and those it has replaced. */
  @Get()
  @Allow('portfolio.file.read')
  @ApiOkResponse({ type: FilesOut })
  async ofCase(@CurrentCaller() caller: Caller, @Query() query: FilesQuery): Promise<FilesOut> {
    const page = await this.reader.ofCase(caller, query.attestationId, query);
    if (!page) throw refusalProblem(refuse('NOT_FOUND'));
    return { items: page.items.map((file) => FileOut.from(file)), next: page.next };
  }

  /** A scan to be looked at: its type is the one found in its content. In parts where Range asks for one. */
  @Get(':fileId/content')
  @Allow('portfolio.file.read')
  @ApiHeader({ name: 'Range', required: false })
  @ApiProduces(...FILE_TYPES)
  @ApiOkResponse({ schema: BYTES })
  @ApiResponse({ status: 206, description: 'The part asked for', schema: BYTES })
  async content(@CurrentCaller() caller: Caller, @Param() { fileId }: FilePath, @Req() request: Request, @Res() response: Response): Promise<void> {
    const file = await this.reader.file(caller, fileId);
    if (!file) throw refusalProblem(refuse('NOT_FOUND'));
    await this.sender.send(request, response, file);
  }
}
