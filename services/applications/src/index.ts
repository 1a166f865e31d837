import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { CmsVerifier, readTrust, SignatureVerifier, type TrustAnchors } from '@attestation/documents';
import { DOCUMENT_MIGRATIONS } from '@attestation/documents/store';
import { events } from '@attestation/events';
import { CALENDAR_MIGRATIONS, KnownCalendar, NAME_MIGRATIONS, persistence, SETTING_MIGRATIONS } from '@attestation/persistence';
import { checkLaw, ruleSetInForce } from '@attestation/regulation';
import { SERVICE_CONTEXT, type ServiceContext, type ServiceDefinition, type ServicePlugin } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { DECISION_BOOK, openDecisionBook } from './decision-book.js';
import { checkMachine } from './domain/machine.js';
import { CalendarEvents } from './events/calendar.events.js';
import { CaseEvents } from './events/case.events.js';
import { Moves } from './events/moves.js';
import { Windows } from './events/windows.js';
import { RegistersEvents } from './events/registers.events.js';
import { AddressesController } from './http/addresses.controller.js';
import { AttesteesController } from './http/attestees.controller.js';
import { CasesController } from './http/cases.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { EmailController } from './http/email.controller.js';
import { LanguageCertificateController } from './http/language-certificate.controller.js';
import { Papers, TRUST } from './http/papers.js';
import { ProviderController } from './http/provider.controller.js';
import { Shower } from './http/shower.js';
import { TakingController } from './http/taking.controller.js';
import { TeacherController } from './http/teacher.controller.js';
import { AddressReader } from './store/address.reader.js';
import { AttesteeListStore } from './store/attestee-list.store.js';
import { AttesteeReader } from './store/attestee.reader.js';
import { CaseReader } from './store/case.reader.js';
import { CaseWatch } from './store/case.watch.js';
import { LeftReader } from './store/left.reader.js';
import { MovingStore } from './store/moving.store.js';
import { NamesReader } from './store/names.reader.js';
import { QueueReader } from './store/queue.reader.js';
import { CaseStore } from './store/case.store.js';
import { CaseDocuments } from './store/document.store.js';
import { MIGRATIONS } from './store/migrations.js';
import { OpeningStore } from './store/opening.store.js';
import { RegistersStore } from './store/registers.store.js';
import { RegistrationStore } from './store/registration.store.js';
import { AnswerStore, SigningStore } from './store/signing.store.js';
import { TakingStore } from './store/taking.store.js';
import { CaseWorkers } from './workers/case.workers.js';

/** The doors and the rooms behind them; queue before case, for `acceptances` is no case's id. */
export const doors: Pick<ServiceDefinition, 'controllers' | 'providers'> = {
  controllers: [ProviderController, TakingController, AttesteesController, TeacherController, LanguageCertificateController, EmailController, DocumentsController, CasesController, AddressesController, CaseWorkers, CaseEvents, RegistersEvents, CalendarEvents],
  providers: [
    CaseStore, KnownCalendar, SigningStore, AnswerStore, TakingStore, OpeningStore, RegistrationStore, RegistersStore, MovingStore, AttesteeListStore, AttesteeReader, CaseReader, CaseWatch, LeftReader, QueueReader, NamesReader, AddressReader, CaseDocuments, Moves, Windows, Papers, Shower,
    { provide: DECISION_BOOK, useFactory: ({ env }: ServiceContext) => openDecisionBook(env), inject: [SERVICE_CONTEXT] },
    { provide: TRUST, useFactory: ({ env }: ServiceContext) => readTrust(env), inject: [SERVICE_CONTEXT] },
    { provide: SignatureVerifier, useFactory: (trust: TrustAnchors) => new CmsVerifier(trust), inject: [TRUST] },
  ],
};

/** What has to be right before anything is opened: a broken machine or law stops the start. */
const checks: ServicePlugin = { imports: () => (checkMachine(), checkLaw(), []) };
/** The calendar is looked at as long as the service runs. */
const moves: ServicePlugin = { afterStart: (app) => app.get(Moves).start(), beforeStop: (app) => app.get(Moves).stop() };
const rows = persistence({ migrations: [...ACCESS_MIGRATIONS, ...NAME_MIGRATIONS, ...CALENDAR_MIGRATIONS, ...SETTING_MIGRATIONS, ...DOCUMENT_MIGRATIONS, ...MIGRATIONS], ruleSetInForce });

/** The teacher's file: draft, submission, registration, acceptance, and where a case is at any moment. */
export const service: ServiceDefinition = { name: 'applications', ...doors, plugins: [checks, rows, access(), events(), workflow(), moves] };

/** The same with its doors alone: neither bus nor engine is near, whoever tests calls handlers himself. */
export const quietService: ServiceDefinition = { name: 'applications', ...doors, plugins: [checks, rows, access()] };
