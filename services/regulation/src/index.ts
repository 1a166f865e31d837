import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { checkLaw } from '@attestation/regulation';
import { SERVICE_CONTEXT, type ServiceContext, type ServiceDefinition, type ServicePlugin } from '@attestation/service-kit';
import { DECISION_BOOK, openDecisionBook } from './decision-book.js';
import { EvaluationsController } from './http/evaluations.controller.js';
import { LawController } from './http/law.controller.js';
import { MinistryController } from './http/ministry.controller.js';
import { CampaignStore } from './store/campaign.store.js';
import { MIGRATIONS } from './store/migrations.js';

/** A law with a gap or an overlap in time answers nobody. */
const wholeLaw: ServicePlugin = {
  imports: () => {
    checkLaw();
    return [];
  },
};

/** The law's questions over HTTP, the rule book, the settings, and the yearly campaign. */
export const service: ServiceDefinition = {
  name: 'regulation',
  controllers: [EvaluationsController, LawController, MinistryController],
  providers: [CampaignStore, { provide: DECISION_BOOK, useFactory: ({ env }: ServiceContext) => openDecisionBook(env), inject: [SERVICE_CONTEXT] }],
  plugins: [wholeLaw, persistence({ migrations: [...ACCESS_MIGRATIONS, ...MIGRATIONS] }), access(), events()],
};
