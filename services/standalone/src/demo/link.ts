import { advancePlatformClock } from '@attestation/service-kit/base';
import { knownTeacher, RegistrySimulator, type RegistryItems, type TeacherLogin } from '@attestation/integrations/simulator';
import type { PlainDate } from '@attestation/contracts';
import { Api } from './api.js';
import { SEVEN } from './people.js';
import { fixturePersonalNumber } from './personal-numbers.js';

/** How a story reaches a running platform: HTTP, the event bus where registries publish, the clock. Nothing else. */
export interface Link {
  api: Api;
  registries: RegistrySimulator;
  /** what the registries know of a person; of one who is in no story, what they know of the teacher who claims MODERATOR */
  knownOf(personalNumber: string): RegistryItems;
  databaseUrl: string;
  moveTo(instant: string): Promise<void>;
}

export interface Reached {
  address: string;
  oidcIssuer: string;
  databaseUrl: string;
  passwordOf(login: string): string;
}

const storyOf = new Map(SEVEN.map(({ serial, login }) => [fixturePersonalNumber(serial), login as TeacherLogin]));

/** Joins a running platform, as somebody on the same machine with the accounts' passwords. */
export async function join({ address, oidcIssuer, databaseUrl, passwordOf }: Reached, today: PlainDate): Promise<Link> {
  const registries = await RegistrySimulator.create({ databaseUrl, platformUrl: address });
  return {
    api: new Api({ address, oidcIssuer, passwordOf }),
    registries,
    knownOf: (personalNumber) => knownTeacher(storyOf.get(personalNumber) ?? 'teacher', today).registries,
    databaseUrl,
    moveTo: async (instant) => void (await advancePlatformClock(databaseUrl, instant)),
  };
}
