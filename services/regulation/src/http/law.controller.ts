import { AllowAnonymous } from '@attestation/access';
import { refuse, type RuleSetId } from '@attestation/contracts';
import { CALENDAR_DAYS, CHAPTERS, inForce, LOADED_YEARS, ruleSets, SETTINGS, type RuleEntry } from '@attestation/regulation';
import { Clock, refusalProblem } from '@attestation/service-kit';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CampaignStore } from '../store/campaign.store.js';
import { CampaignListOut, CampaignOut } from './campaign.dto.js';
import { CalendarOut, CalendarPath, ClockOut, DayQuery, RuleListOut, RuleOut, RulePath, RuleSetListOut, RuleSetOut, RuleSetPath, SettingListOut } from './law.dto.js';

/** The law as it is loaded: the rule book, its editions, the settings, the calendar, the opened campaigns. */
@ApiTags('regulation')
@AllowAnonymous('the law is public')
@Controller('api/v1/regulation')
export class LawController {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly clock: Clock,
  ) {}

  /** Every rule with its official point, our confidence in its text and its sentences. */
  @Get('rules')
  @ApiOkResponse({ type: RuleListOut })
  rules(): RuleListOut {
    return { items: BOOK };
  }

  /** One rule. */
  @Get('rules/:rule')
  @ApiOkResponse({ type: RuleOut })
  rule(@Param() { rule }: RulePath): RuleOut {
    const found = BOOK.find((each) => each.rule === rule);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    return found;
  }

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
    return RuleSetOut.whole(found);
  }

  /** The platform’s choices where the sources differ or are silent, as of a day (default: today). */
  @Get('settings')
  @ApiOkResponse({ type: SettingListOut })
  settings(@Query() { on = this.clock.today() }: DayQuery): SettingListOut {
    return { items: inForce(SETTINGS, on) };
  }

  /** The days of a year that differ from the plain week, with their acts; what was not read in an act is marked. */
  @Get('calendar/:year')
  @ApiOkResponse({ type: CalendarOut })
  calendar(@Param() { year }: CalendarPath): CalendarOut {
    if (!LOADED_YEARS.includes(year)) throw refusalProblem(refuse('NOT_FOUND'));
    const days = CALENDAR_DAYS.filter(({ date }) => date.startsWith(`${year}-`)).sort((a, b) => (a.date < b.date ? -1 : 1));
    return { year, days };
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

/** The rule book, the sentences of one rule together, its plain sentence first; the chapter is that of the first. */
const BOOK: RuleOut[] = bookOf(Object.entries(CHAPTERS).flatMap(([chapter, entries]) => Object.entries(entries).map(([id, entry]) => ({ chapter, id, ...entry }))));

function bookOf(all: (RuleEntry & { chapter: string; id: string })[]): RuleOut[] {
  const rules = new Map<string, RuleOut>();
  const plainFirst = [...all].sort((a, b) => Number(a.id.includes('/')) - Number(b.id.includes('/')));
  for (const { id, chapter, source, confidence, text } of plainFirst) {
    const [rule = id, variant = null] = id.split('/');
    const known = rules.get(rule) ?? { rule, chapter, source, confidence, sentences: [] };
    rules.set(rule, { ...known, sentences: [...known.sentences, { variant, source, confidence, text }] });
  }
  return [...rules.values()];
}
