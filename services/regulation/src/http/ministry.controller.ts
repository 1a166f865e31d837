import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, type Caller, type Decide, type IdempotencyKey } from '@attestation/contracts';
import { Idempotency, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { approve, open, prepare, prepareFrom, type CampaignFile } from '../domain/campaign.js';
import { CampaignStore, campaignSubject } from '../store/campaign.store.js';
import { CampaignFileListOut, CampaignFileOut, CampaignIn, CampaignPath, toDates } from './campaign.dto.js';

/** The ministry prepares the year: one person drafts, another approves, then it is opened. */
@ApiTags('regulation')
@Controller('api/v1/regulation')
export class MinistryController {
  constructor(private readonly campaigns: CampaignStore) {}

  /** Every campaign with what it still lacks, the newest first. */
  @Get('campaign-files')
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileListOut })
  async list(): Promise<CampaignFileListOut> {
    return { items: (await this.campaigns.list(false)).map((file) => CampaignFileOut.from(file)) };
  }

  /** One campaign with what it still lacks. */
  @Get('campaign-files/:year')
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileOut })
  async one(@Param() { year }: CampaignPath): Promise<CampaignFileOut> {
    const file = await this.campaigns.find(year);
    if (!file) throw refusalProblem(refuse('NOT_FOUND'));
    return CampaignFileOut.from(file);
  }

  /** Prepares or corrects a year's dates; `gaps` names what is missing. An earlier approval ends. 409 `campaign-open`. */
  @Put('campaigns/:year')
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileOut })
  prepare(
    @CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Body() body: CampaignIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CampaignFileOut> {
    return this.keep(year, (file) => prepare(file, year, toDates(body), caller.personId), caller, idempotencyKey);
  }

  /** Prepares a year from the one before. 422 `campaign-missing` where that was never opened; 409 `campaign-open`. */
  @Post('campaigns/:year/preparation')
  @HttpCode(200)
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileOut })
  async prepareFromLast(
    @CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CampaignFileOut> {
    const last = await this.campaigns.find(year - 1); // an opened campaign does not change any more
    return this.keep(year, (file) => prepareFrom(last, file, year, caller.personId), caller, idempotencyKey);
  }

  /** A second person approves. 409 `approver-is-preparer`, `campaign-open`; 422 `campaign-incomplete` names the gaps. */
  @Post('campaigns/:year/approval')
  @HttpCode(200)
  @Allow('regulation.campaign.approve')
  @ApiOkResponse({ type: CampaignFileOut })
  approve(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (file) => approve(file, caller.personId), caller, idempotencyKey);
  }

  /** Opens an approved campaign and tells its dates. 409 `campaign-not-approved`. */
  @Post('campaigns/:year/opening')
  @HttpCode(200)
  @Allow('regulation.campaign.open')
  @ApiOkResponse({ type: CampaignFileOut })
  open(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (file) => open(file, caller.personId), caller, idempotencyKey);
  }

  private async keep(year: number, decide: Decide<CampaignFile, CampaignFile>, caller: Caller, idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return CampaignFileOut.from(orProblem(await this.campaigns.change(campaignSubject(year), decide, { caller, idempotencyKey })));
  }
}
