import type { Caller } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { orProblem } from '@attestation/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { elementTree } from '../domain/element-tree.js';
import { FiguresReader } from '../store/figures.reader.js';
import { InstanceReader } from '../store/instance.reader.js';
import { InstanceDetailsOut, InstancePage, InstanceQuery, JobsOut, KeyPath, SummaryOut } from './monitoring.dto.js';

/** What runs, for operators. Every answer says how old it is. */
@ApiTags('monitoring')
@Controller('api/v1/monitoring')
export class InstanceController {
  constructor(
    private readonly instances: InstanceReader,
    private readonly figures: FiguresReader,
  ) {}

  /** Process instances, the newest first. */
  @Get('instances')
  @Allow('monitoring.instance.read')
  @ApiOkResponse({ type: InstancePage })
  list(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50, ...filter }: InstanceQuery): Promise<InstancePage> {
    return this.instances.page(caller, filter, cursor, limit);
  }

  /** One instance with its elements and the steps that people hold. */
  @Get('instances/:key')
  @Allow('monitoring.instance.read')
  @ApiOkResponse({ type: InstanceDetailsOut })
  async one(@CurrentCaller() caller: Caller, @Param() { key }: KeyPath): Promise<InstanceDetailsOut> {
    const found = await this.instances.details(caller, key);
    if (!found) return orProblem(NOT_FOUND);
    return { ...found, elements: elementTree(found.elements) };
  }

  /** Running cases, those that are stuck, and instances by process. */
  @Get('summary')
  @Allow('monitoring.instance.read')
  @ApiOkResponse({ type: SummaryOut })
  summary(@CurrentCaller() caller: Caller): Promise<SummaryOut> {
    return this.figures.summary(caller);
  }

  /** Jobs that are not done, by type. */
  @Get('jobs')
  @Allow('monitoring.instance.read')
  @ApiOkResponse({ type: JobsOut })
  jobs(@CurrentCaller() caller: Caller): Promise<JobsOut> {
    return this.figures.jobs(caller);
  }
}
