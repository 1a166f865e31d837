import { Allow, AllowAnonymous, CurrentCaller } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { changeSetting, fittingValue, inForce, SETTINGS, type DecisionBook, type SettingEntry, type Settings } from '@attestation/regulation';
import { Clock, Idempotency, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DECISION_BOOK } from '../decision-book.js';
import { SettingStore, settingSubject } from '../store/setting.store.js';
import { PageQuery } from './calendar.dto.js';
import { ChangedSettings } from './changed-settings.js';
import { DayQuery } from './law.dto.js';
import { orLawProblem } from './problems.js';
import { previewOf, termsOfPreview } from './setting-preview.js';
import { SettingChangeOut, SettingChangePage, SettingIn, SettingListOut, SettingOut, SettingPath, SettingPreviewIn, SettingPreviewOut } from './setting.dto.js';

const PUBLIC = 'the law is public';

/** The choices where the sources differ or are silent: seen by anybody, changed by the ministry from a day ahead, every change kept. */
@ApiTags('regulation')
@Controller('api/v1/regulation/settings')
export class SettingsController {
  constructor(
    private readonly store: SettingStore,
    private readonly changed: ChangedSettings,
    private readonly clock: Clock,
    @Inject(DECISION_BOOK) private readonly book: DecisionBook,
  ) {}

  /** Every setting as of a day (default: today): value, owner, date, reason, and what it may be. */
  @Get()
  @AllowAnonymous(PUBLIC)
  @ApiOkResponse({ type: SettingListOut })
  async list(@Query() { on = this.clock.today() }: DayQuery): Promise<SettingListOut> {
    const changes = await this.store.all();
    const versionOf = (key: keyof Settings) => changes.filter((change) => change.key === key).length;
    return { items: inForce<SettingEntry>(await this.changed.current(), on).map((row) => SettingOut.from(row, versionOf(row.key))) };
  }

  /** Who changed a setting when, from which value to which, why, and from which day; the newest first. */
  @Get(':setting/history')
  @Allow('regulation.setting.change')
  @ApiOkResponse({ type: SettingChangePage })
  async history(@Param() { setting }: SettingPath, @Query() { cursor, limit = 50 }: PageQuery): Promise<SettingChangePage> {
    const { items, next } = await this.store.history(keyOf(setting), cursor, limit);
    return { items: items.map(SettingChangeOut.of), next };
  }

  /** What a change would change: each question whose answer to an ordinary case looks at the setting, as it is and as it would be. Nothing is kept. */
  @Post(':setting/preview')
  @HttpCode(200)
  @Allow('regulation.setting.change')
  @ApiOkResponse({ type: SettingPreviewOut })
  async preview(@Param() { setting }: SettingPath, @Body() { value, effectiveFrom }: SettingPreviewIn): Promise<SettingPreviewOut> {
    const key = keyOf(setting);
    const to = orLawProblem(() => fittingValue(key, value));
    const before = await this.changed.on(effectiveFrom);
    const questions = orLawProblem(() => previewOf(key, before, { ...before, [key]: to }, this.book));
    return { from: before[key], to, effectiveFrom, questions, terms: termsOfPreview(questions) };
  }

  /**
   * Changes a setting from a day ahead; running cases keep theirs. 409 `setting-changed-meanwhile`, `setting-unchanged`, `setting-fixed`; 422 `setting-not-ahead`,
   * `validation-failed` for a value it cannot have.
   */
  @Post(':setting/changes')
  @HttpCode(200)
  @Allow('regulation.setting.change')
  @ApiOkResponse({ type: SettingChangeOut })
  async change(@CurrentCaller() caller: Caller, @Param() { setting }: SettingPath, @Body() body: SettingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SettingChangeOut> {
    const key = keyOf(setting);
    orLawProblem(() => fittingValue(key, body.value));
    const { value, effectiveFrom, version, source, reason } = body;
    const wanted = { key, value, effectiveFrom, version, source, reason: { ...reason }, by: caller.personId };
    const made = orProblem(await this.store.change(settingSubject(key), (history) => changeSetting(history, wanted, this.clock.today()), { caller, idempotencyKey, body }));
    this.changed.forget();
    return SettingChangeOut.of(made);
  }
}

function keyOf(setting: string): keyof Settings {
  const found = SETTINGS.find(({ key }) => key === setting);
  if (!found) throw refusalProblem(refuse('NOT_FOUND'));
  return found.key;
}
