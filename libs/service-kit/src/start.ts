import type { Server } from 'node:http';
import { Logger, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import 'reflect-metadata';
import type { Clock } from './clock/clock.js';
import { PlatformClock, SystemClock } from './clock/platform-clock.js';
import { readKitConfig } from './config/kit-config.js';
import type { Environment } from './config/read-config.js';
import { inContext } from './context.js';
import { Metrics } from './http/metrics.js';
import { refuseDeep, refuseUnread } from './http/body.js';
import { accessLog, requestContext } from './http/middleware.js';
import { openApiOf } from './http/openapi.js';
import { operationRoutes } from './http/operation-routes.js';
import { safeHeaders } from './http/safe-headers.js';
import { KitModule } from './kit-module.js';
import { KitLogger } from './log/logger.js';
import { ProblemFilter } from './problem/filter.js';
import { validationPipe } from './problem/validation.js';
import type { RunningService, ServiceApp, ServiceContext, ServiceDefinition, StartOptions } from './service.js';

/** Longer than a client keeps a connection idle: it must not send a command on one that we are just closing. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Starts a service: configuration, clock, database and doors, in this order.
 * @throws ConfigError with one clear sentence for each setting that cannot be used
 */
export const startService = (definition: ServiceDefinition, env: Environment = process.env, options: StartOptions = {}): Promise<RunningService> =>
  // whatever the service does from here on knows whose work it is
  inContext({ service: definition.name }, () => start(definition, env, options));

async function start(definition: ServiceDefinition, env: Environment, options: StartOptions): Promise<RunningService> {
  const { name } = definition;
  const config = readKitConfig(name, env);
  const clock = options.clock ?? (await clockFor(config));
  const context: ServiceContext = { name, env, config, clock };
  try {
    const app = await buildApp(definition, context, options);
    return await open(app, definition, context);
  } catch (problem) {
    await stopClock(clock);
    throw problem;
  }
}

const clockFor = ({ databaseUrl, production }: ServiceContext['config']): Promise<Clock> | Clock =>
  databaseUrl ? PlatformClock.follow(databaseUrl, { production, warn: (text) => new Logger(PlatformClock.name).warn(text) }) : new SystemClock();

const stopClock = (clock: Clock): Promise<void> | undefined => (clock instanceof PlatformClock ? clock.stop() : undefined);

async function buildApp(definition: ServiceDefinition, context: ServiceContext, { logs }: StartOptions): Promise<ServiceApp> {
  const logger = new KitLogger(context.config.logLevel, logs);
  const app = await NestFactory.create<NestExpressApplication>(rootOf(definition, context), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  const filter = new ProblemFilter();
  app.disable('x-powered-by');
  app.useGlobalFilters(filter);
  app.useGlobalPipes(validationPipe());
  app.use(safeHeaders());
  app.use(requestContext, accessLog(), app.get(Metrics).count);
  app.use(operationRoutes(definition, app));
  app.use(json({ limit: context.config.bodyLimit, type: ['application/json', 'application/cloudevents+json'], verify: refuseDeep }), refuseUnread);
  return app;
}

function rootOf({ imports = [], controllers = [], providers = [], plugins = [] }: ServiceDefinition, context: ServiceContext): Type {
  class Root {}
  const plugged = plugins.flatMap((plugin) => plugin.imports?.(context) ?? []);
  Module({ imports: [KitModule.for(context), ...plugged, ...imports], controllers, providers })(Root);
  return Root;
}

async function open(app: ServiceApp, definition: ServiceDefinition, context: ServiceContext): Promise<RunningService> {
  const { name, plugins = [] } = definition;
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= close(app, definition, context));
  try {
    for (const plugin of plugins) await plugin.microservices?.(app, context);
    await app.init();
    app.set('openapi', once(() => openApiOf(app, name))); // costly, and seldom asked for
    await app.startAllMicroservices();
    Object.assign(app.getHttpServer(), { keepAliveTimeout: KEEP_ALIVE_MS });
    await app.listen(context.config.port, context.config.host);
    for (const plugin of plugins) await plugin.afterStart?.(app);
    app.set('started', true);
    return { name, address: addressOf(app, context.config.host), app, stop };
  } catch (problem) {
    await stop().catch(() => undefined); // the first problem is the one to show
    throw problem;
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function addressOf(app: ServiceApp, host: string): string {
  const { port } = app.getHttpServer().address() as { port: number };
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function close(app: ServiceApp, { plugins = [] }: ServiceDefinition, { clock, config }: ServiceContext): Promise<void> {
  app.set('started', false);
  const orderly = async () => {
    for (const plugin of plugins.toReversed()) await plugin.beforeStop?.(app);
    await closeDoors(app, config.stopTimeout / 2);
    await stopClock(clock);
  };
  await withinTime(orderly(), config.stopTimeout);
}

/** Requests in hand are answered, connections that only wait are closed; what is not done in time is cut off. */
async function closeDoors(app: ServiceApp, patience: number): Promise<void> {
  const server = app.getHttpServer() as Server;
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}

async function withinTime(work: Promise<void>, timeout: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The service did not stop within ${timeout} ms.`)), timeout);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
