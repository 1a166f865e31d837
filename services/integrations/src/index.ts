import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import type { RuleSetId } from '@attestation/contracts';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { SERVICE_CONTEXT, type ServiceContext, type ServiceDefinition, type ServicePlugin } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { CaseEvents } from './events/case.events.js';
import { LetterEvents } from './events/letter.events.js';
import { RegistryEvents } from './events/registry.events.js';
import { EventDoor } from './exchange/event-door.js';
import { EventEffects } from './exchange/event-effects.js';
import { keysFile, KeysFile } from './exchange/keys-file.js';
import { MachineToken } from './exchange/machine-token.js';
import { DirectoryPersonalNumbers, PersonalNumbers, readDirectoryOptions } from './exchange/personal-numbers.js';
import { questionPost, QuestionPost } from './exchange/question-post.js';
import { receiptSweep, ReceiptSweep } from './exchange/receipt-sweep.js';
import { RegistryIntake } from './exchange/registry-intake.js';
import { SubjectCheck } from './exchange/subject-check.js';
import { ClientsController } from './http/clients.controller.js';
import { EventsController } from './http/events.controller.js';
import { KeysController } from './http/keys.controller.js';
import { LettersController } from './http/letters.controller.js';
import { Addresses, ApplicationAddresses, readApplicationsUrl } from './letters/addresses.js';
import { letterPost, LetterPost, READ_AT } from './letters/letter-post.js';
import { openMail, readPublicUrl } from './letters/mail-settings.js';
import { Mail } from './letters/mail.js';
import { BookingStore } from './store/booking.store.js';
import { AskedQuestions } from './store/asked-questions.js';
import { CaseQuestionsStore } from './store/case-questions.store.js';
import { ClosedCaseStore } from './store/closed-case.store.js';
import { LetterReader } from './store/letter.reader.js';
import { LetterStore } from './store/letter.store.js';
import { MIGRATIONS } from './store/migrations.js';
import { OwnKeys } from './store/own-keys.js';
import { ReceiptStore } from './store/receipt.store.js';
import { RegistryClientStore } from './store/registry-client.store.js';
import { RegistryFactStore } from './store/registry-fact.store.js';
import { RegistryKeyStore } from './store/registry-key.store.js';
import { UnsentQuestions } from './store/unsent-questions.js';
import { UndeliveredStore } from './store/undelivered.store.js';
import { WaitingLetters } from './store/waiting-letters.js';
import { RegistryWorkers } from './workers/registry.workers.js';

/** Nothing here is decided by an edition of the rules: questions and answers are passed on. */
const NO_RULES = (): RuleSetId => 'none' as RuleSetId;

/** What cannot be is said before anything starts. */
const settings: ServicePlugin = { imports: ({ env }) => (readDirectoryOptions(env), openMail(env).close(), []) };

const rooms: Pick<ServiceDefinition, 'controllers' | 'providers'> = {
  controllers: [KeysController, ClientsController, EventsController, LettersController, RegistryWorkers, RegistryEvents, CaseEvents, LetterEvents],
  providers: [
    { provide: MachineToken, useFactory: ({ env }: ServiceContext) => new MachineToken(readDirectoryOptions(env)), inject: [SERVICE_CONTEXT] },
    { provide: PersonalNumbers, useFactory: ({ env }: ServiceContext, token: MachineToken) => new DirectoryPersonalNumbers(readDirectoryOptions(env).directoryUrl, token), inject: [SERVICE_CONTEXT, MachineToken] },
    { provide: Addresses, useFactory: ({ env }: ServiceContext, token: MachineToken) => new ApplicationAddresses(readApplicationsUrl(env), token), inject: [SERVICE_CONTEXT, MachineToken] },
    { provide: Mail, useFactory: ({ env }: ServiceContext) => openMail(env), inject: [SERVICE_CONTEXT] },
    { provide: READ_AT, useFactory: ({ env }: ServiceContext) => readPublicUrl(env), inject: [SERVICE_CONTEXT] },
    LetterStore,
    LetterReader,
    WaitingLetters,
    UndeliveredStore,
    LetterPost,
    CaseQuestionsStore,
    AskedQuestions,
    UnsentQuestions,
    ClosedCaseStore,
    BookingStore,
    ReceiptStore,
    RegistryFactStore,
    RegistryClientStore,
    RegistryKeyStore,
    OwnKeys,
    SubjectCheck,
    EventEffects,
    RegistryIntake,
    EventDoor,
    ReceiptSweep,
    QuestionPost,
    KeysFile,
  ],
};
const plugins = [settings, persistence({ migrations: [...ACCESS_MIGRATIONS, ...MIGRATIONS], ruleSetInForce: NO_RULES }), access(), events(), keysFile, questionPost, receiptSweep, letterPost];

/** Registries in and out, letters out. */
export const service: ServiceDefinition = { name: 'integrations', ...rooms, plugins: [...plugins, workflow()] };

/** The same without job workers: no engine is near, whoever tests calls them himself. */
export const engineless: ServiceDefinition = { name: 'integrations', ...rooms, plugins };
