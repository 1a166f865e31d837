import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { checkLaw } from '@attestation/regulation';
import { SERVICE_CONTEXT, type ServiceContext, type ServiceDefinition, type ServicePlugin } from '@attestation/service-kit';
import { APPLIED_IN, DECISION_BOOK, openAppliedIn, openDecisionBook } from './decision-book.js';
import { BatchController } from './http/batch.controller.js';
import { DraftsController } from './http/drafts.controller.js';
import { EvaluationsController } from './http/evaluations.controller.js';
import { CalendarController } from './http/calendar.controller.js';
import { Calendars } from './http/calendars.js';
import { DeadlineEvents } from './events/deadline.events.js';
import { Evaluator } from './http/evaluator.js';
import { LawController } from './http/law.controller.js';
import { MinistryController } from './http/ministry.controller.js';
import { OpenCampaigns } from './http/open-campaigns.js';
import { RateLimitGuard } from './http/rate-limit.guard.js';
import { RulesController } from './http/rules.controller.js';
import { ChangedSettings } from './http/changed-settings.js';
import { SettingsController } from './http/settings.controller.js';
import { SignOffs } from './http/sign-offs.js';
import { CalendarStore } from './store/calendar.store.js';
import { CampaignStore } from './store/campaign.store.js';
import { DraftStore } from './store/draft.store.js';
import { MIGRATIONS } from './store/migrations.js';
import { OpenDeadlineStore } from './store/open-deadline.store.js';
import { SettingStore } from './store/setting.store.js';
import { SignOffStore } from './store/sign-off.store.js';

/** A law with a gap or an overlap in time answers nobody. */
const wholeLaw: ServicePlugin = {
  imports: () => {
    checkLaw();
    return [];
  },
};

/** The law's questions over HTTP, the rule book, the settings, and the yearly campaign. */
export const service: ServiceDefinition = {
  name: 'regulation',
  controllers: [EvaluationsController, BatchController, DraftsController, RulesController, SettingsController, LawController, MinistryController, CalendarController, DeadlineEvents],
  providers: [
    CampaignStore, CalendarStore, Calendars, OpenDeadlineStore, DraftStore, SettingStore, ChangedSettings, SignOffStore, SignOffs, OpenCampaigns, Evaluator, RateLimitGuard,
    { provide: DECISION_BOOK, useFactory: ({ env }: ServiceContext) => openDecisionBook(env), inject: [SERVICE_CONTEXT] },
    // a folder without decision files has been refused by then
    { provide: APPLIED_IN, useFactory: ({ env }: ServiceContext) => openAppliedIn(env), inject: [SERVICE_CONTEXT, DECISION_BOOK] },
  ],
  plugins: [wholeLaw, persistence({ migrations: [...ACCESS_MIGRATIONS, ...MIGRATIONS] }), access(), events()],
};
