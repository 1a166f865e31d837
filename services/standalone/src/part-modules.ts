import type { PartName } from './layout.js';

/** Where each part's code is. Written out, so that the bundler sees it; loaded by the process that runs the part, and by no other. */
export const PART_MODULES: Readonly<Record<PartName, () => Promise<object>>> = {
  engine: () => import('@attestation/engine'),
  applications: () => import('@attestation/applications'),
  testing: () => import('@attestation/testing'),
  portfolio: () => import('@attestation/portfolio'),
  commissions: () => import('@attestation/commissions'),
  directory: () => import('@attestation/directory'),
  regulation: () => import('@attestation/regulation-service'),
  integrations: () => import('@attestation/integrations'),
  monitoring: () => import('@attestation/monitoring'),
  identity: () => import('@attestation/identity'),
  web: () => import('@attestation/web'),
};
