import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, type Caller } from '@attestation/contracts';
import { refusalProblem } from '@attestation/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CaseReader } from '../store/case.reader.js';
import { CaseWatch } from '../store/case.watch.js';
import { LeftReader } from '../store/left.reader.js';
import { CaseFilterQuery, CasePath, CasesQuery, ChangeQuery, PageQuery } from './inputs.js';
import { CaseCountsOut, CaseOut, CasePageOut, TimeLineOut, TotalOut, VersionOut } from './shapes.js';
import { showCounts } from './show-counts.js';
import { Shower } from './shower.js';

/** Where a case is, who holds it, by when, and why: for whom it is about and for whoever answers for it. */
@ApiTags('applications')
@Controller('api/v1/applications')
export class CasesController {
  constructor(private readonly reader: CaseReader, private readonly watch: CaseWatch, private readonly left: LeftReader, private readonly shower: Shower) {}

  /** The caller's cases, the newest or the most urgent first: a teacher's own, of others those in their jurisdiction. */
  @Get()
  @Allow('applications.case.read')
  @ApiOkResponse({ type: CasePageOut })
  async list(@CurrentCaller() caller: Caller, @Query() query: CasesQuery): Promise<CasePageOut> {
    const { items, next } = await this.reader.list(caller, query);
    return { items: await this.shower.cases(items), next };
  }

  /** How many the list holds, in all, by state and by claimed category, and how many of them are late. */
  @Get('counts')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: CaseCountsOut })
  async counts(@CurrentCaller() caller: Caller, @Query() query: CaseFilterQuery): Promise<CaseCountsOut> {
    return showCounts(await this.reader.counts(caller, query), this.shower.language);
  }

  /** Cases that moved away from the caller's jurisdiction with their teachers: what was decided there. */
  @Get('left')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: CasePageOut })
  async leftBehind(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<CasePageOut> {
    const { items, next } = await this.left.list(caller, query);
    return { items: await this.shower.leftCases(items), next };
  }

  /** How many moved away. */
  @Get('left/count')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: TotalOut })
  async leftCount(@CurrentCaller() caller: Caller): Promise<TotalOut> {
    return { count: await this.left.count(caller) };
  }

  @Get(':attestationId')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: CaseOut })
  async one(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<CaseOut> {
    const file = await this.reader.one(caller, attestationId);
    if (file) return this.shower.case(file);
    const left = await this.left.one(caller, attestationId);
    if (!left) throw refusalProblem(refuse('NOT_FOUND'));
    return this.shower.leftCase(left);
  }

  /**
   * Answers once the case has another version than the caller knows, or when he has waited long enough: whoever looks at a case asks this again and
   * again instead of reading it. 503 `unavailable` where too many wait: as when the service is away, look again in a while.
   */
  @Get(':attestationId/version')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: VersionOut })
  async version(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Query() { after, wait }: ChangeQuery): Promise<VersionOut> {
    const version = await this.reader.version(caller, attestationId);
    if (version === undefined) throw refusalProblem(refuse('NOT_FOUND'));
    return { version: version === after && wait > 0 ? await this.watch.changed(attestationId, after, wait) : version };
  }

  /** What happened and when: the step, who, document and number, the reasons with their rules. */
  @Get(':attestationId/time-line')
  @Allow('applications.case.read')
  @ApiOkResponse({ type: TimeLineOut })
  async timeLine(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<TimeLineOut> {
    const file = await this.reader.one(caller, attestationId);
    if (file) return this.shower.timeLine(file, await this.reader.entries(file.id));
    const left = await this.left.one(caller, attestationId);
    if (!left) throw refusalProblem(refuse('NOT_FOUND'));
    return this.shower.timeLine(left.file, await this.left.entries(left));
  }
}
