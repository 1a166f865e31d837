import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { checkLaw, ruleSetInForce } from '@attestation/regulation';
import type { ServiceDefinition, ServicePlugin } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { EvidenceEvents } from './events/evidence.events.js';
import { AssessmentsController } from './http/assessments.controller.js';
import { EvidenceController } from './http/evidence.controller.js';
import { EvidenceReader } from './store/evidence.reader.js';
import { EvidenceStore } from './store/evidence.store.js';
import { MIGRATIONS } from './store/migrations.js';
import { AssessmentWorkers } from './workers/assessment.workers.js';

const doors: Pick<ServiceDefinition, 'controllers' | 'providers'> = {
  controllers: [AssessmentsController, EvidenceController, AssessmentWorkers, EvidenceEvents],
  providers: [EvidenceStore, EvidenceReader],
};

/** A law with a gap stops the start. */
const checks: ServicePlugin = { imports: () => (checkLaw(), []) };
const rows = persistence({ migrations: [...ACCESS_MIGRATIONS, ...MIGRATIONS], ruleSetInForce });

/** A teacher's continuous record, the evidence of each case, its frozen snapshot, and the check that it is whole. */
export const service: ServiceDefinition = { name: 'portfolio', ...doors, plugins: [checks, rows, access(), events(), workflow()] };

/** The same with its doors alone: neither bus nor engine is near, whoever tests calls handlers himself. */
export const quietService: ServiceDefinition = { name: 'portfolio', ...doors, plugins: [checks, rows, access()] };
