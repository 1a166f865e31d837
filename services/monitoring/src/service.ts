import { access, ACCESS_MIGRATIONS } from '@attestation/access';
import { events } from '@attestation/events';
import { persistence } from '@attestation/persistence';
import { ruleSetInForce } from '@attestation/regulation';
import type { ServiceDefinition } from '@attestation/service-kit';

/** What operators see: process instances, incidents, figures. */
export const service: ServiceDefinition = {
  name: 'monitoring',
  plugins: [persistence({ migrations: [...ACCESS_MIGRATIONS], ruleSetInForce }), events(), access()],
};
