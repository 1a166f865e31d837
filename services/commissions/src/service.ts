import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { DOCUMENT_MIGRATIONS } from '@attestation/documents/store';
import { events } from '@attestation/events';
import { NAME_MIGRATIONS, persistence, SETTING_MIGRATIONS } from '@attestation/persistence';
import { ruleSetInForce } from '@attestation/regulation';
import { SERVICE_CONTEXT, type ServiceContext, type ServiceDefinition } from '@attestation/service-kit';
import { workflow } from '@attestation/workflow';
import { DECISION_BOOK, openDecisionBook } from './decision-book.js';
import { CaseEvents } from './events/case.events.js';
import { CompositionEvents } from './events/composition.events.js';
import { EvidenceEvents } from './events/evidence.events.js';
import { RegisterEvents } from './events/register.events.js';
import { CertificateController } from './http/certificate.controller.js';
import { CommissionController } from './http/commission.controller.js';
import { DocumentController } from './http/document.controller.js';
import { ExtractController } from './http/extract.controller.js';
import { MeetingController } from './http/meeting.controller.js';
import { CommissionMemberController } from './http/member.controller.js';
import { OrderController } from './http/order.controller.js';
import { ProtocolController } from './http/protocol.controller.js';
import { ScoringController } from './http/scoring.controller.js';
import { ScoringsController } from './http/scorings.controller.js';
import { AgendaReader } from './store/agenda.reader.js';
import { CaseFileStore } from './store/case-file.store.js';
import { CertificateStore } from './store/certificate.store.js';
import { CommissionNames } from './store/commission-names.js';
import { CommissionStore } from './store/commission.store.js';
import { Following } from './store/following.js';
import { KnownCases } from './store/known-cases.js';
import { KnownFacts } from './store/known-facts.js';
import { MeetingStore } from './store/meeting.store.js';
import { COMMISSIONS } from './store/migrations/001-commissions.js';
import { WHOLE_PATH } from './store/migrations/002-whole-path.js';
import { MODE } from './store/migrations/003-mode.js';
import { MOVES } from './store/migrations/004-moves.js';
import { NAMES } from './store/migrations/005-names.js';
import { SHEET_OF_POST } from './store/migrations/006-sheet-of-post.js';
import { EXTRACTS } from './store/migrations/007-extracts.js';
import { OrderStore } from './store/order.store.js';
import { PaperStore } from './store/papers/paper.store.js';
import { papers } from './store/papers/papers.plugin.js';
import { Printing } from './store/papers/printing.js';
import { Queues } from './store/queues.js';
import { Registers } from './store/registers.js';
import { SheetReader } from './store/sheet.reader.js';
import { SheetStore } from './store/sheet.store.js';
import { DecisionWorkers } from './workers/decision.workers.js';
import { SummaryWorkers } from './workers/summary.workers.js';

/** Commissions, meetings, protocols, orders, certificates: stage 3. */
export const service: ServiceDefinition = {
  name: 'commissions',
  // literal paths before those with a parameter in their place
  controllers: [
    CommissionMemberController, ScoringController, OrderController, CertificateController, DocumentController, ProtocolController,
    CommissionController, ScoringsController, MeetingController, ExtractController,
    SummaryWorkers, DecisionWorkers, CaseEvents, EvidenceEvents, RegisterEvents, CompositionEvents,
  ],
  providers: [
    CommissionStore, CaseFileStore, CertificateStore, MeetingStore, OrderStore, PaperStore, Printing, Queues, Registers, SheetReader, SheetStore, AgendaReader, CommissionNames, KnownFacts, KnownCases, Following,
    { provide: DECISION_BOOK, useFactory: ({ env }: ServiceContext) => openDecisionBook(env), inject: [SERVICE_CONTEXT] },
  ],
  plugins: [
    persistence({ migrations: [...ACCESS_MIGRATIONS, ...NAME_MIGRATIONS, ...DOCUMENT_MIGRATIONS, ...SETTING_MIGRATIONS, COMMISSIONS, WHOLE_PATH, MODE, MOVES, NAMES, SHEET_OF_POST, EXTRACTS], ruleSetInForce }), events(), workflow(), access(), papers(),
  ],
};
