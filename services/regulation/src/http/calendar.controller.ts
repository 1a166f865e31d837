import { Allow, AllowAnonymous, CurrentCaller } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { fromCursor, toPage } from '@attestation/persistence';
import { calendarOf, type CalendarYear } from '@attestation/regulation';
import { Clock, Idempotency, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { changeCalendar, changed, yearOf } from '../domain/calendar.js';
import { moveOf, type Move } from '../domain/open-deadline.js';
import { CalendarStore, calendarSubject } from '../store/calendar.store.js';
import { OpenDeadlineStore } from '../store/open-deadline.store.js';
import { CalendarChangeIn, CalendarEntryOut, CalendarEntryPage, CalendarOut, CalendarPreviewOut, PageQuery } from './calendar.dto.js';
import { Calendars } from './calendars.js';
import { CalendarPath } from './law.dto.js';

/** The working calendar of Kazakhstan: anybody reads it, the authorised body changes it. */
@ApiTags('regulation')
@Controller('api/v1/regulation/calendar')
export class CalendarController {
  constructor(
    private readonly store: CalendarStore,
    private readonly open: OpenDeadlineStore,
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** The days of a year that differ from the plain week, with their acts, and the office hours; what was not read in an act is marked. 404 for a year not loaded. */
  @Get(':year')
  @AllowAnonymous('the law is public')
  @ApiOkResponse({ type: CalendarOut })
  async year(@Param() { year }: CalendarPath): Promise<CalendarOut> {
    const { years } = await this.calendars.current();
    const found = years.find((each) => each.year === year);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    return found;
  }

  /**
   * What a change would do, before it is made: which open deadlines of running cases would move, from when to when; all are counted, the moved ones paged by
   * their ids. Refused as the change itself would be.
   */
  @Post(':year/changes/preview')
  @HttpCode(200)
  @Allow('regulation.calendar.change')
  @ApiOkResponse({ type: CalendarPreviewOut })
  async preview(@Param() { year }: CalendarPath, @Body() body: CalendarChangeIn, @Query() { cursor, limit = 50 }: PageQuery): Promise<CalendarPreviewOut> {
    const [after = ''] = (fromCursor(cursor, ['UUID']) ?? []) as string[];
    const now = await this.store.changedYears();
    const made = changed(yearOf(now.find((each) => each.year === year), year), CalendarChangeIn.toChange(body));
    if (!made.ok) throw refusalProblem(made);
    const calendar = made.result;
    const found = await this.moves(now, [...now.filter((each) => each.year !== year), calendar]);
    return { calendar, moved: found.moved.length, open: found.open, ...toPage(found.moved.filter(({ id }) => id > after).slice(0, limit + 1), limit, ({ id }) => [id]) };
  }

  private async moves(now: readonly CalendarYear[], then: readonly CalendarYear[]): Promise<{ moved: Move[]; open: number }> {
    const [before, after] = [calendarOf(now), calendarOf(then)];
    const found = { moved: [] as Move[], open: 0 };
    for await (const page of this.open.all()) {
      found.open += page.length;
      found.moved.push(...page.flatMap((each) => moveOf(each, before, after) ?? []));
    }
    return found;
  }

  /**
   * Makes a change and tells it: the services that hold open deadlines count them anew. 409 `calendar-changed-meanwhile` for another version than the one
   * seen; 422 `calendar-day-elsewhere`, `calendar-change-empty`.
   */
  @Post(':year/changes')
  @HttpCode(200)
  @Allow('regulation.calendar.change')
  @ApiOkResponse({ type: CalendarOut })
  async change(@CurrentCaller() caller: Caller, @Param() { year }: CalendarPath, @Body() body: CalendarChangeIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CalendarOut> {
    const [change, at] = [CalendarChangeIn.toChange(body), this.clock.now().toISOString()];
    const made = await this.store.change(calendarSubject(year), (file) => changeCalendar(file ?? { calendar: yearOf(undefined, year), entry: null }, change, caller.personId, at), { caller, idempotencyKey, body });
    this.calendars.forget();
    return orProblem(made);
  }

  /** What was changed in a year, by whom, when and why, the newest first. */
  @Get(':year/changes')
  @Allow('regulation.calendar.change')
  @ApiOkResponse({ type: CalendarEntryPage })
  async changes(@Param() { year }: CalendarPath, @Query() { cursor, limit = 50 }: PageQuery): Promise<CalendarEntryPage> {
    const { items, next } = await this.store.changes(year, { cursor, limit });
    return { items: items.map((entry) => CalendarEntryOut.of(entry)), next };
  }
}
