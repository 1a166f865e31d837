import { Allow, CurrentCaller } from '@attestation/access';
import type { Caller } from '@attestation/contracts';
import { currentContext } from '@attestation/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RecordReader } from '../store/record.reader.js';
import { PersonPath, RecordQuery } from './inputs.js';
import { RecordOut } from './shapes.js';
import { showRecord } from './show.js';

/** A teacher's continuous record, with a case or without. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/persons/:personId/record')
export class RecordController {
  constructor(private readonly reader: RecordReader) {}

  /** By school year, the newest first: of each item the latest word. For herself, her organisation, and whoever holds a running case of hers. */
  @Get()
  @Allow('portfolio.evidence.read')
  @ApiOkResponse({ type: RecordOut })
  async ofPerson(@CurrentCaller() caller: Caller, @Param() { personId }: PersonPath, @Query() query: RecordQuery): Promise<RecordOut> {
    const { items, next } = await this.reader.ofPerson(caller, personId, query);
    return { items: items.map((row) => showRecord(row, currentContext().language ?? 'kk')), next };
  }
}
