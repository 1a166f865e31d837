import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, type Caller, type Decide, type IdempotencyKey } from '@attestation/contracts';
import { approveCampaign, approveExtension, closeCampaign, openCampaignFile, prepareCampaign, prepareExtension, prepareFromLast, type CampaignFile, type CampaignRoom } from '@attestation/regulation';
import { Clock, Idempotency, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CampaignStore, campaignSubject } from '../store/campaign.store.js';
import { CampaignFileListOut, CampaignFileOut, CampaignIn, CampaignPath, ExtensionIn, toDates, toExtension } from './campaign.dto.js';

/** The ministry prepares the year: one person drafts, another approves, then it is opened, extended by order, and closed. */
@ApiTags('regulation')
@Controller('api/v1/regulation')
export class MinistryController {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly clock: Clock,
  ) {}

  /** Every campaign with what it still lacks, the newest first. */
  @Get('campaign-files')
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileListOut })
  async list(): Promise<CampaignFileListOut> {
    const files = await this.campaigns.list(false);
    return { items: files.map((file) => CampaignFileOut.of(file, files)) };
  }

  /** One campaign with what it still lacks. */
  @Get('campaign-files/:year')
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileOut })
  one(@Param() { year }: CampaignPath): Promise<CampaignFileOut> {
    return this.shown(year);
  }

  /** Prepares or corrects a year's dates; `gaps` names what is missing. An earlier approval ends. 409 `campaign-open`, `campaign-closed`. */
  @Put('campaigns/:year')
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileOut })
  prepare(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Body() body: CampaignIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (room) => prepareCampaign(room, year, toDates(body), caller.personId), caller, idempotencyKey);
  }

  /** Prepares a year from the one before. 422 `campaign-missing` where that was never opened; 409 `campaign-open`. */
  @Post('campaigns/:year/preparation')
  @HttpCode(200)
  @Allow('regulation.campaign.prepare')
  @ApiOkResponse({ type: CampaignFileOut })
  prepareFromLast(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (room) => prepareFromLast(room, year, caller.personId), caller, idempotencyKey);
  }

  /** A second person approves. 409 `approver-is-preparer`, `campaign-open`; 422 `campaign-incomplete` names the gaps. */
  @Post('campaigns/:year/approval')
  @HttpCode(200)
  @Allow('regulation.campaign.approve')
  @ApiOkResponse({ type: CampaignFileOut })
  approve(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (room) => approveCampaign(room, caller.personId), caller, idempotencyKey);
  }

  /** Opens an approved campaign and tells its dates. 409 `campaign-not-approved`. */
  @Post('campaigns/:year/opening')
  @HttpCode(200)
  @Allow('regulation.campaign.open')
  @ApiOkResponse({ type: CampaignFileOut })
  open(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (room) => openCampaignFile(room, caller.personId), caller, idempotencyKey);
  }

  /** Prepares later ends of periods by another order. 409 `campaign-not-open`, `campaign-closed`; 422 `extension-backwards`, `campaign-incomplete`. */
  @Put('campaigns/:year/extension')
  @Allow('regulation.campaign.extend')
  @ApiOkResponse({ type: CampaignFileOut })
  extend(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Body() body: ExtensionIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (room) => prepareExtension(room, toExtension(body, caller.personId)), caller, idempotencyKey);
  }

  /** A second person approves the extension: it holds from now on. 409 `approver-is-preparer`; 404 where none waits. */
  @Post('campaigns/:year/extension/approval')
  @HttpCode(200)
  @Allow('regulation.campaign.approve')
  @ApiOkResponse({ type: CampaignFileOut })
  approveExtension(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (room) => approveExtension(room, caller.personId, this.clock.today()), caller, idempotencyKey);
  }

  /** Ends a campaign whose last day of decisions has passed. 409 `campaign-running`, `campaign-not-open`, `extension-pending`. */
  @Post('campaigns/:year/closing')
  @HttpCode(200)
  @Allow('regulation.campaign.close')
  @ApiOkResponse({ type: CampaignFileOut })
  close(@CurrentCaller() caller: Caller, @Param() { year }: CampaignPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    return this.keep(year, (room) => closeCampaign(room, caller.personId, this.clock.today()), caller, idempotencyKey);
  }

  private async keep(year: number, decide: Decide<CampaignRoom, CampaignFile>, caller: Caller, idempotencyKey: IdempotencyKey): Promise<CampaignFileOut> {
    const file = orProblem(await this.campaigns.change(campaignSubject(year), decide, { caller, idempotencyKey }));
    return CampaignFileOut.of(file, await this.campaigns.list(false));
  }

  private async shown(year: number): Promise<CampaignFileOut> {
    const files = await this.campaigns.list(false);
    const file = files.find((each) => each.year === year);
    if (!file) throw refusalProblem(refuse('NOT_FOUND'));
    return CampaignFileOut.of(file, files);
  }
}
