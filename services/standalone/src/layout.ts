import type { ServiceName } from '@attestation/contracts';
import { SERVICES } from '@attestation/contracts';

/** What runs in the platform's processes: the services of the routes, and the engine, which speaks gRPC. */
export type PartName = ServiceName | 'engine';

/** One service inside a process. */
export interface Part {
  name: PartName;
  /** the package that exports its `service` */
  package: string;
  /** connections it holds at most: its pool, and those that listen (bus, clock, lock); 0: it has no database */
  connections: number;
}

/** One operating-system process. */
export interface ProcessPlan {
  name: string;
  parts: Part[];
}

const part = (name: PartName, connections: number, pack: string = `@attestation/${name}`): Part => ({ name, package: pack, connections });

/** Which services share a process on one machine, in the order in which they start. Printed in README.md. */
export const PROCESSES: readonly ProcessPlan[] = [
  { name: 'engine', parts: [part('engine', 12)] },
  { name: 'cases', parts: [part('applications', 10), part('testing', 8), part('portfolio', 8), part('commissions', 10)] },
  {
    name: 'registers',
    parts: [part('directory', 8), part('regulation', 4, '@attestation/regulation-service'), part('integrations', 8), part('monitoring', 6)],
  },
  { name: 'front', parts: [part('identity', 4), part('web', 0)] },
];

/** For the supervisor, for commands beside it, and for whoever looks with psql; PostgreSQL itself reserves three. */
const SPARE_CONNECTIONS = 15;

export const PARTS: readonly Part[] = PROCESSES.flatMap(({ parts }) => parts);

/** PostgreSQL's `max_connections`: what the parts hold at most, and some to spare. */
export const MAX_CONNECTIONS = PARTS.reduce((sum, { connections }) => sum + connections, SPARE_CONNECTIONS);

/** The engine's ports, those of a Zeebe gateway. */
export const ENGINE_PORT = 26500;
export const ENGINE_MANAGEMENT_PORT = 9600;

/** The port a part listens on when nobody says otherwise and it is free. */
export const defaultPort = (name: PartName): number => (name === 'engine' ? ENGINE_PORT : SERVICES[name].port);

/** How a part is called in names of environment variables. */
export const envName = (name: PartName): string => name.toUpperCase().replaceAll('-', '_');
