import type { ServiceName } from '@attestation/contracts';
import type { DynamicModule, ForwardReference, Provider, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Clock } from './clock/clock.js';
import type { KitConfig } from './config/kit-config.js';
import type { Environment } from './config/read-config.js';
import type { LogSink } from './log/logger.js';

export type ModuleImport = Type | DynamicModule | Promise<DynamicModule> | ForwardReference;
export type ServiceApp = NestExpressApplication;

/** What a plugin may know of the service it is plugged into. */
export interface ServiceContext {
  name: ServiceName;
  env: Environment;
  config: KitConfig;
  clock: Clock;
}

/** A part of the platform that other libraries bring: database, access, jobs, events. Taken in the order given. */
export interface ServicePlugin {
  imports?(context: ServiceContext): ModuleImport[];
  /** connects microservices; runs before the app is initialised */
  microservices?(app: ServiceApp, context: ServiceContext): void | Promise<void>;
  /** rejects, with a sentence, while the service should get no requests */
  ready?(app: ServiceApp): Promise<void>;
  afterStart?(app: ServiceApp): void | Promise<void>;
  /** before doors close; in the opposite order */
  beforeStop?(app: ServiceApp): void | Promise<void>;
}

/** A service: its name, its rooms, what it is plugged into. */
export interface ServiceDefinition {
  name: ServiceName;
  imports?: ModuleImport[];
  controllers?: Type[];
  providers?: Provider[];
  plugins?: ServicePlugin[];
}

export interface RunningService {
  name: ServiceName;
  /** `http://host:port` */
  address: string;
  /** the Nest app, for tests */
  app: ServiceApp;
  /** Ends what is in hand, then closes. Twice does no harm. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** for tests: another clock than the platform's */
  clock?: Clock;
  /** for tests: where log lines go */
  logs?: LogSink;
}
