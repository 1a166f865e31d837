import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { ruleSetInForce } from '@attestation/regulation';
import type { ServiceDefinition } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { CaseEvents } from './events/case.events.js';
import { RegisterEvents } from './events/register.events.js';
import { CommissionController } from './http/commission.controller.js';
import { HeadController } from './http/head.controller.js';
import { CommissionMemberController } from './http/member.controller.js';
import { CommissionSecretaryController } from './http/secretary.controller.js';
import { CaseFileStore } from './store/case-file.store.js';
import { CertificateStore } from './store/certificate.store.js';
import { CommissionStore } from './store/commission.store.js';
import { KnownFacts } from './store/known-facts.js';
import { MeetingStore } from './store/meeting.store.js';
import { COMMISSIONS } from './store/migrations/001-commissions.js';
import { OrderStore } from './store/order.store.js';
import { ScoreSheetStore } from './store/score-sheet.store.js';
import { DecisionWorkers } from './workers/decision.workers.js';
import { SummaryWorkers } from './workers/summary.workers.js';

/** Commissions, meetings, protocols, orders, certificates: stage 3. */
export const service: ServiceDefinition = {
  name: 'commissions',
  // literal paths before those with a parameter in their place
  controllers: [CommissionMemberController, HeadController, CommissionController, CommissionSecretaryController, SummaryWorkers, DecisionWorkers, CaseEvents, RegisterEvents],
  providers: [CommissionStore, CaseFileStore, ScoreSheetStore, MeetingStore, OrderStore, CertificateStore, KnownFacts],
  plugins: [persistence({ migrations: [...ACCESS_MIGRATIONS, COMMISSIONS], ruleSetInForce }), events(), workflow(), access()],
};
