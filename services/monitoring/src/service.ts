import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import type { ServiceDefinition } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { CaseEvents } from './events/case.events.js';
import { EngineEvents } from './events/engine.events.js';
import { IncidentController } from './http/incident.controller.js';
import { InstanceController } from './http/instance.controller.js';
import { FiguresReader } from './store/figures.reader.js';
import { IncidentReader } from './store/incident.reader.js';
import { InstanceReader } from './store/instance.reader.js';
import { KnownCases } from './store/known-cases.js';
import { MONITORING } from './store/migrations/001-monitoring.js';
import { Projector } from './store/projector.js';
import { rebuilding } from './store/rebuild.js';
import { ResolutionStore } from './store/resolution.store.js';

/** An operator sees what happened within so much time at once: each micro-batch of the engine by itself would cost more than the engine. */
const GATHER_MS = 300;

/** What operators see and do: instances, incidents, waiting jobs, figures. */
export const service: ServiceDefinition = {
  name: 'monitoring',
  controllers: [InstanceController, IncidentController, EngineEvents, CaseEvents],
  providers: [Projector, KnownCases, InstanceReader, IncidentReader, FiguresReader, ResolutionStore],
  plugins: [persistence({ migrations: [...ACCESS_MIGRATIONS, MONITORING] }), events({ gatherMs: GATHER_MS }), rebuilding(), workflow(), access()],
};
