import { AllowAnonymous } from '@attestation/access';
import { refuse, type RuleSetId } from '@attestation/contracts';
import { ruleSetDiff, ruleSets, type RuleSet } from '@attestation/regulation';
import { Clock, refusalProblem } from '@attestation/service-kit';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DRAFT_ID, rulesOf } from '../domain/draft.js';
import { CampaignStore } from '../store/campaign.store.js';
import { DraftStore } from '../store/draft.store.js';
import { CampaignListOut, CampaignOut } from './campaign.dto.js';
import { ClockOut, RuleSetDiffOut, RuleSetDiffPath, RuleSetListOut, RuleSetOut, RuleSetPath } from './law.dto.js';
import { termsOf } from './names/terms.js';

/** The law as it is loaded: its editions, and the opened campaigns. */
@ApiTags('regulation')
@AllowAnonymous('the law is public')
@Controller('api/v1/regulation')
export class LawController {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly clock: Clock,
    private readonly drafts: DraftStore,
  ) {}

  /** The editions of the Rules that are loaded, the oldest first. */
  @Get('rule-sets')
  @ApiOkResponse({ type: RuleSetListOut })
  ruleSets(): RuleSetListOut {
    return { items: ruleSets().map((rules) => RuleSetOut.from(rules)) };
  }

  /** One edition with every row of its tables; what the sources do not give for it is not there. */
  @Get('rule-sets/:ruleSet')
  @ApiOkResponse({ type: RuleSetOut })
  ruleSet(@Param() { ruleSet }: RuleSetPath): RuleSetOut {
    const found = ruleSets().find(({ id }) => id === (ruleSet as RuleSetId));
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    const whole = RuleSetOut.whole(found);
    return { ...whole, terms: termsOf('tables', null, whole.tables ?? {}) };
  }

  /** What differs between two editions, or an edition and a draft: table by table, row by row. 404 for one that is not loaded. */
  @Get('rule-sets/:first/diff/:second')
  @ApiOkResponse({ type: RuleSetDiffOut })
  async diff(@Param() { first, second }: RuleSetDiffPath): Promise<RuleSetDiffOut> {
    const [before, after] = await Promise.all([first, second].map((id) => this.rulesOf(id)));
    if (!before || !after) throw refusalProblem(refuse('NOT_FOUND'));
    const tables = ruleSetDiff(before, after);
    const rows = tables.map(({ table, added, removed, changed }) => [table, [...added, ...removed, ...changed.flatMap(({ from, to }) => [from, to])]] as const);
    return { first, second, tables, terms: termsOf('tables', null, Object.fromEntries(rows)) };
  }

  private async rulesOf(id: string): Promise<RuleSet | undefined> {
    const draft = DRAFT_ID.test(id) ? await this.drafts.find(id) : undefined;
    return draft ? rulesOf(draft) : ruleSets().find((each) => each.id === (id as RuleSetId));
  }

  /** The platform’s clock. One that was moved is no real time: every page says so. */
  @Get('clock')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: ClockOut })
  platformClock(): ClockOut {
    const { offset } = this.clock;
    return { now: this.clock.now().toISOString(), today: this.clock.today(), offsetMs: offset, moved: offset !== 0 };
  }

  /** The campaigns that were opened, the newest first. */
  @Get('campaigns')
  @ApiOkResponse({ type: CampaignListOut })
  async openCampaigns(): Promise<CampaignListOut> {
    return { items: (await this.campaigns.list(true)).map((file) => CampaignOut.from(file)) };
  }
}
