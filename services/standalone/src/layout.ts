import type { ServiceName } from '@attestation/contracts';
import { SERVICES } from '@attestation/contracts';

/** What runs in the platform's processes: the services of the routes, and the engine, which speaks gRPC. */
export type PartName = ServiceName | 'engine';

/** One service inside a process. */
export interface Part {
  name: PartName;
  /** connections of its pool (`DATABASE_POOL_SIZE`); 0: it has no database */
  pool: number;
}

/** One operating-system process. */
export interface ProcessPlan {
  name: string;
  parts: Part[];
}

const part = (name: PartName, pool: number): Part => ({ name, pool });

/** Which services share a process on one machine, in the order in which they start. Printed in README.md. */
export const PROCESSES: readonly ProcessPlan[] = [
  { name: 'engine', parts: [part('engine', 8)] },
  { name: 'cases', parts: [part('applications', 6), part('testing', 4), part('portfolio', 4), part('commissions', 5)] },
  {
    name: 'registers',
    parts: [part('directory', 5), part('regulation', 3), part('integrations', 4), part('monitoring', 4)],
  },
  { name: 'front', parts: [part('identity', 4), part('web', 0)] },
];

/** What a part holds beside its pool: it reads the bus and publishes there, listens for its process, migrates at its start. */
const BESIDE_POOL = 5;

/** For the supervisor, for commands beside it, and for whoever looks with psql; PostgreSQL itself reserves three. */
const SPARE_CONNECTIONS = 15;

/** Connections a part holds at most. */
export const connectionsOf = ({ pool }: Part): number => (pool > 0 ? pool + BESIDE_POOL : 0);

export const PARTS: readonly Part[] = PROCESSES.flatMap(({ parts }) => parts);

/** PostgreSQL's `max_connections`: what the parts hold at most, and some to spare. */
export const MAX_CONNECTIONS = PARTS.reduce((sum, each) => sum + connectionsOf(each), SPARE_CONNECTIONS);

/** The engine's ports, those of a Zeebe gateway. */
export const ENGINE_PORT = 26500;
export const ENGINE_MANAGEMENT_PORT = 9600;

/** The port a part listens on when nobody says otherwise and it is free. */
export const defaultPort = (name: PartName): number => (name === 'engine' ? ENGINE_PORT : SERVICES[name].port);

/** How a part is called in names of environment variables. */
export const envName = (name: PartName): string => name.toUpperCase().replaceAll('-', '_');

/** The table of processes, pools and connections, as README.md prints it. */
export function layoutTable(): string {
  const rows = PROCESSES.flatMap(({ name, parts }) =>
    parts.map((each, index) => [index === 0 ? name : '', each.name, String(defaultPort(each.name)), each.pool || '–', connectionsOf(each) || '–']),
  );
  const lines = [
    ['process', 'service', 'port', 'pool', 'connections at most'],
    ['---', '---', '---:', '---:', '---:'],
    ...rows,
    ['', 'spare', '', '', SPARE_CONNECTIONS],
    [`${PROCESSES.length} and the supervisor`, '', '', '', `**max_connections ${MAX_CONNECTIONS}**`],
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
