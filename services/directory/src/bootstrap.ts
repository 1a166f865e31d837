import { createHash } from 'node:crypto';
import { isUuid, type PersonId } from '@attestation/contracts';
import { Clock, ConfigError, SERVICE_CONTEXT, type ServiceContext, type ServicePlugin } from '@attestation/service-kit';
import { Injectable, Inject, Logger, type OnModuleInit } from '@nestjs/common';
import { putPerson, type Person } from './domain/person.js';
import { putPlace } from './domain/place.js';
import { REGIONS } from './domain/regions.js';
import { assignRole, type Assignment } from './domain/role-assignment.js';
import { openVault } from './store/number-vault.js';
import { PersonStore } from './store/person.store.js';
import { PlaceStore } from './store/place.store.js';
import { RoleStore } from './store/role.store.js';

/** What a new directory starts with: the regions and, where the operator names her, the first person of the authorised body. */
@Injectable()
export class Bootstrap implements OnModuleInit {
  private readonly log = new Logger(Bootstrap.name);

  constructor(
    private readonly places: PlaceStore,
    private readonly persons: PersonStore,
    private readonly roles: RoleStore,
    private readonly clock: Clock,
    @Inject(SERVICE_CONTEXT) private readonly service: ServiceContext,
  ) {}

  /** @throws ConfigError in production on the data of a test or a demo */
  async onModuleInit(): Promise<void> {
    if (!this.service.config.production || !(await this.persons.hasFixtures())) return;
    throw new ConfigError('This directory holds personal numbers of fixtures (7th digit 1 or 2) and does not start with NODE_ENV=production: use a database without a demo.');
  }

  /** Repeated at each start without effect: what is there stays as it is. */
  async run(): Promise<void> {
    await this.seedRegions();
    const admin = readAdmin(this.service.env);
    if (admin && !(await this.roles.wasEverGiven('AUTHORISED_BODY'))) await this.register(admin);
  }

  private async seedRegions(): Promise<void> {
    const missing = await this.places.missing(REGIONS.map(({ place }) => place.placeCode));
    for (const { place } of REGIONS.filter((region) => missing.includes(region.place.placeCode))) {
      const subject = { id: place.placeCode, key: place.placeCode, parentCode: place.parentCode };
      await this.places.change(subject, (entry) =>
        putPlace(entry ?? { parentKnown: false, parentBelow: false }, entry?.known ?? place), // changed since: stays so
      );
    }
  }

  /** The only role that nobody gave. It is told like any other, and nothing is told twice. */
  private async register(personId: PersonId): Promise<void> {
    const name = this.service.env['DIRECTORY_BOOTSTRAP_ADMIN_NAME']?.trim() || 'Ministry administrator';
    await this.persons.change({ id: personId, key: personId }, (entry) => putPerson(entry ?? {}, { person: entry?.known ?? staff(personId, name), fixtures: false }));
    const assignment = countrywide(personId, this.clock);
    await this.roles.change({ id: assignment.assignmentId, key: personId }, (entry) =>
      assignRole(entry ?? { personKnown: false, organisationKnown: false }, assignment),
    );
    this.log.warn(`The person ${personId} was given the role AUTHORISED_BODY: nobody had it, and DIRECTORY_BOOTSTRAP_ADMIN names her.`);
  }
}

/** After the doors are open, so that an outbox that is told at once is delivered at once. */
export const bootstrap: ServicePlugin = {
  imports: ({ env }) => {
    readAdmin(env); // what cannot be is said before anything starts
    openVault(env);
    return [];
  },
  afterStart: (app) => app.get(Bootstrap).run(),
};

/** @throws ConfigError for a name that is no person's id */
function readAdmin(env: ServiceContext['env']): PersonId | undefined {
  const given = env['DIRECTORY_BOOTSTRAP_ADMIN']?.trim().toLowerCase();
  if (!given) return undefined;
  if (!isUuid(given)) throw new ConfigError('DIRECTORY_BOOTSTRAP_ADMIN must be the id (a UUID) of the person who is to administer the platform first.');
  return given as PersonId;
}

const staff = (personId: PersonId, name: string): Person => ({
  personId,
  name,
  currentCategory: 'TEACHER',
  categoryValidUntil: null,
  consecutiveExemptConfirmations: 0,
  disability: false,
  active: true,
});

const countrywide = (personId: PersonId, clock: Clock): Assignment => ({
  assignmentId: derivedId(personId),
  personId,
  role: 'AUTHORISED_BODY',
  organisationId: null,
  placeCode: null,
  orderNumber: null,
  from: clock.today(),
  to: null,
});

/** The same for the same person: two that start at once give the role once. */
function derivedId(personId: PersonId): string {
  const hash = createHash('sha256').update(`bootstrap/${personId}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
