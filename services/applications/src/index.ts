import { ACCESS_MIGRATIONS, accessPlugin } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { checkLaw, ruleSetInForce } from '@attestation/regulation';
import type { ServiceDefinition } from '@attestation/service-kit';
import { workflowPlugin } from '@attestation/workflow';
import { checkMachine } from './domain/machine.js';
import { CaseEvents } from './events/case.events.js';
import { RegistersEvents } from './events/registers.events.js';
import { CasesController } from './http/cases.controller.js';
import { ProviderController } from './http/provider.controller.js';
import { Shower } from './http/shower.js';
import { TeacherController } from './http/teacher.controller.js';
import { CaseReader } from './store/case.reader.js';
import { AnswerStore, CaseStore } from './store/case.store.js';
import { MIGRATIONS } from './store/migrations.js';
import { OpeningStore } from './store/opening.store.js';
import { RegistersStore } from './store/registers.store.js';
import { RegistrationStore } from './store/registration.store.js';
import { CaseWorkers } from './workers/case.workers.js';

/** The teacher's file: draft, submission, registration, acceptance, and where a case is at any moment. */
export const service: ServiceDefinition = {
  name: 'applications',
  controllers: [ProviderController, TeacherController, CasesController, CaseWorkers, CaseEvents, RegistersEvents],
  providers: [CaseStore, AnswerStore, OpeningStore, RegistrationStore, RegistersStore, CaseReader, Shower],
  plugins: [
    { imports: () => (checkMachine(), checkLaw(), []) }, // a broken machine or law stops the start
    persistence({ migrations: [...ACCESS_MIGRATIONS, ...MIGRATIONS], ruleSetInForce }),
    accessPlugin(),
    events(),
    workflowPlugin(),
  ],
};
