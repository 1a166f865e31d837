import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { files, FILES_MIGRATIONS, UploadKeeper } from '@attestation/files';
import { NAME_MIGRATIONS, persistence, SETTING_MIGRATIONS } from '@attestation/persistence';
import { checkLaw, ruleSetInForce } from '@attestation/regulation';
import type { ServiceDefinition, ServicePlugin } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { EvidenceEvents } from './events/evidence.events.js';
import { RecordEvents } from './events/record.events.js';
import { RegistersEvents } from './events/registers.events.js';
import { AssessmentsController } from './http/assessments.controller.js';
import { EntriesController } from './http/entries.controller.js';
import { EvaluationController } from './http/evaluation.controller.js';
import { EvidenceController } from './http/evidence.controller.js';
import { FilesController } from './http/files.controller.js';
import { GivingController } from './http/giving.controller.js';
import { ObservationsController } from './http/observations.controller.js';
import { GapsController } from './http/gaps.controller.js';
import { RecordController } from './http/record.controller.js';
import { UploadsController } from './http/uploads.controller.js';
import { ColleaguesReader } from './store/colleagues.reader.js';
import { EvidenceFileReader } from './store/evidence-file.reader.js';
import { EvidenceFileStore } from './store/evidence-file.store.js';
import { EvidenceReader } from './store/evidence.reader.js';
import { EvidenceStore } from './store/evidence.store.js';
import { MIGRATIONS } from './store/migrations.js';
import { NamesReader } from './store/names.reader.js';
import { ObservationStore } from './store/observation.store.js';
import { PersonRecordStore } from './store/person-record.store.js';
import { RecordReader } from './store/record.reader.js';
import { RegistersStore } from './store/registers.store.js';
import { TeachersReader } from './store/teachers.reader.js';
import { AssessmentWorkers } from './workers/assessment.workers.js';
import { CaseUploadKeeper } from './workers/case-upload.keeper.js';

const doors: Pick<ServiceDefinition, 'controllers' | 'providers'> = {
  controllers: [
    GivingController, AssessmentsController, EvidenceController, EvaluationController, RecordController, EntriesController, ObservationsController, UploadsController,
    FilesController, GapsController, AssessmentWorkers, EvidenceEvents, RecordEvents, RegistersEvents,
  ],
  providers: [
    EvidenceStore, EvidenceReader, PersonRecordStore, RecordReader, ObservationStore, RegistersStore, NamesReader, ColleaguesReader, TeachersReader, EvidenceFileStore, EvidenceFileReader,
    { provide: UploadKeeper, useClass: CaseUploadKeeper },
  ],
};

/** A law with a gap stops the start. */
const checks: ServicePlugin = { imports: () => (checkLaw(), []) };
const rows = persistence({ migrations: [...ACCESS_MIGRATIONS, ...NAME_MIGRATIONS, ...FILES_MIGRATIONS, ...SETTING_MIGRATIONS, ...MIGRATIONS], ruleSetInForce });

/** A teacher's continuous record, the evidence of each case, its frozen snapshot, and the check that it is whole. */
export const service: ServiceDefinition = { name: 'portfolio', ...doors, plugins: [checks, rows, files(), access(), events(), workflow()] };

/** The same with its doors alone: neither bus nor engine is near, whoever tests calls handlers himself. */
export const quietService: ServiceDefinition = { name: 'portfolio', ...doors, plugins: [checks, rows, files(), access()] };
