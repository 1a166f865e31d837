import { advancePlatformClock } from '@attestation/service-kit/base';
import { RegistrySimulator, sampleItems } from '@attestation/integrations/simulator';
import type { PlainDate } from '@attestation/contracts';
import { Api } from './api.js';

/** How a story reaches a running platform: HTTP, the event bus where registries publish, the clock. Nothing else. */
export interface Link {
  api: Api;
  registries: RegistrySimulator;
  /** what the registries know of everybody in the story */
  known: ReturnType<typeof sampleItems>;
  databaseUrl: string;
  moveTo(instant: string): Promise<void>;
}

export interface Reached {
  address: string;
  oidcIssuer: string;
  databaseUrl: string;
  passwordOf(login: string): string;
}

/** Joins a running platform, as somebody on the same machine with the accounts' passwords. */
export async function join({ address, oidcIssuer, databaseUrl, passwordOf }: Reached, today: PlainDate): Promise<Link> {
  const registries = await RegistrySimulator.create({ databaseUrl, platformUrl: address });
  return {
    api: new Api({ address, oidcIssuer, passwordOf }),
    registries,
    known: sampleItems(today),
    databaseUrl,
    moveTo: async (instant) => void (await advancePlatformClock(databaseUrl, instant)),
  };
}
