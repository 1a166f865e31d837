import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { ruleSetInForce } from '@attestation/regulation';
import type { ServiceDefinition } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { TestingEvents } from './events/testing.events.js';
import { BookingController } from './http/booking.controller.js';
import { SessionController } from './http/session.controller.js';
import { BookingStore } from './store/booking.store.js';
import { ExemptionStore } from './store/exemption.store.js';
import { KnownFacts } from './store/known-facts.js';
import { TESTING } from './store/migrations/001-testing.js';
import { SessionStore } from './store/session.store.js';
import { TestingWorkers } from './workers/testing.workers.js';

/** The knowledge test: sittings, bookings, notices, results, exemptions: stage 2. */
export const service: ServiceDefinition = {
  name: 'testing',
  controllers: [SessionController, BookingController, TestingWorkers, TestingEvents],
  providers: [SessionStore, BookingStore, ExemptionStore, KnownFacts],
  plugins: [persistence({ migrations: [...ACCESS_MIGRATIONS, TESTING], ruleSetInForce }), events(), workflow(), access()],
};
