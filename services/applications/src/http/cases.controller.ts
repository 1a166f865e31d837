import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, type AttestationId, type Caller } from '@attestation/contracts';
import { refusalProblem } from '@attestation/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaseFile } from '../domain/case-file.js';
import { CaseReader } from '../store/case.reader.js';
import { CasePath, CasesQuery } from './inputs.js';
import { CaseOut, CasePageOut, TimeLineOut } from './shapes.js';
import { Shower } from './shower.js';

/** Where a case is, who holds it, by when, and why: for whom it is about and for whoever answers for it. */
@ApiTags('applications')
@Controller('api/v1/applications')
export class CasesController {
  constructor(private readonly reader: CaseReader, private readonly shower: Shower) {}

  /** The caller's cases, the newest first: a teacher's own, of others those in their jurisdiction. */
  @Get()
  @Allow('applications.case.read')
  @ApiOkResponse({ type: CasePageOut })
  async list(@CurrentCaller() caller: Caller, @Query() query: CasesQuery): Promise<CasePageOut> {
    const { items, next } = await this.reader.list(caller, query);
    return { items: await this.shower.cases(items), next };
  }

  @Get(':attestationId')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: CaseOut })
  async one(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<CaseOut> {
    return this.shower.case(await this.found(caller, attestationId));
  }

  /** What happened and when: the step, who, document and number, the reasons with their rules. */
  @Get(':attestationId/time-line')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: TimeLineOut })
  async timeLine(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<TimeLineOut> {
    return this.shower.timeLine(await this.found(caller, attestationId));
  }

  private async found(caller: Caller, id: AttestationId): Promise<CaseFile> {
    const reading = await this.reader.one(caller, id);
    if (!reading) throw refusalProblem(refuse('NOT_FOUND'));
    return reading;
  }
}
