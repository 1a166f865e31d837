import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { CALENDAR_MIGRATIONS, KnownCalendar, persistence, SETTING_MIGRATIONS } from '@attestation/persistence';
import { ruleSetInForce } from '@attestation/regulation';
import type { ServiceDefinition } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { CalendarEvents } from './events/calendar.events.js';
import { TestingEvents } from './events/testing.events.js';
import { AppealController } from './http/appeal.controller.js';
import { BookingController } from './http/booking.controller.js';
import { CaseController } from './http/case.controller.js';
import { SessionController } from './http/session.controller.js';
import { CaseReader } from './store/case.reader.js';
import { CaseStore } from './store/case.store.js';
import { KnownFacts } from './store/known-facts.js';
import { TESTING } from './store/migrations/001-testing.js';
import { ATTEMPTS } from './store/migrations/002-attempts.js';
import { WITHOUT_END } from './store/migrations/003-certificates-without-end.js';
import { MODE } from './store/migrations/004-mode.js';
import { SessionReader } from './store/session.reader.js';
import { SessionListStore, SessionStore } from './store/session.store.js';
import { ExemptionWorkers } from './workers/exemption.workers.js';
import { TestingWorkers } from './workers/testing.workers.js';

/** The knowledge test: sittings, attempts, notices, results, appeals, violations, exemptions: stage 2. */
export const service: ServiceDefinition = {
  name: 'testing',
  controllers: [SessionController, BookingController, CaseController, AppealController, TestingWorkers, ExemptionWorkers, TestingEvents, CalendarEvents],
  providers: [SessionStore, SessionListStore, SessionReader, CaseStore, CaseReader, KnownFacts, KnownCalendar],
  plugins: [persistence({ migrations: [...ACCESS_MIGRATIONS, ...CALENDAR_MIGRATIONS, ...SETTING_MIGRATIONS, TESTING, ATTEMPTS, WITHOUT_END, MODE], ruleSetInForce }), events(), workflow(), access()],
};
