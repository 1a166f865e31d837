import type { DemoAccount } from '../data/run-file.js';
import type { DemoAuthority } from '../data/signature-authority.js';
import type { ProcessPlan } from '../layout.js';

/** What the supervisor is given besides the settings: where it is, what it starts, whom it tells. */
export interface Surroundings {
  /** the project's folder */
  root: string;
  env: NodeJS.ProcessEnv;
  processes: readonly ProcessPlan[];
  /** the program that hosts the services of one process: called with the process's name */
  hostProgram: string;
  /** lays what all services share in the database, as its administrator, before any of them starts */
  layDatabase(adminUrl: string): Promise<void>;
  /** brings the models to the engine of ZEEBE_ADDRESS, once it answers; our own keeps them in the administrator's database */
  deploy(to: { env: NodeJS.ProcessEnv; adminUrl: string; ownEngine: boolean }): Promise<void>;
  /** a new authority of signatures, for a new folder */
  demoAuthority(): Promise<DemoAuthority>;
  /** who may sign in for a first look */
  accounts: readonly DemoAccount[];
  /** the person whom a new directory takes as its first administrator, where nobody names one */
  administrator: string;
  /** makes those accounts and their world on a new platform; finds everything in the folder's `run.json` */
  settle(dataDir: string): Promise<void>;
  /** one line for whoever watches */
  say(text: string): void;
}
