export { advancePlatformClock, ClockError } from './clock/advance.js';
export { almatyDate, Clock, fixedClock, systemNow } from './clock/clock.js';
export { PlatformClock, SystemClock } from './clock/platform-clock.js';
export { ensurePlatformClock } from './clock/schema.js';
export { readKitConfig, variableOf, type KitConfig } from './config/kit-config.js';
export {
  address, ConfigError, flag, integer, oneOf, optional, port, postgresAddress, readConfig, setting, text,
  type Environment, type Reader, type Settings,
} from './config/read-config.js';
export { currentContext, inContext, traceparentFrom, type WorkContext } from './context.js';
export { EnginePublisher, type EngineMessage } from './engine-publisher.js';
export { ENGINE_FAIL_POINTS, FAIL_POINTS, failPoint, type FailPoint } from './fail-point.js';
export { Idempotency } from './http/idempotency.js';
export { Metrics } from './http/metrics.js';
export { openApiOf } from './http/openapi.js';
export { newId, publicId, randomReference, useIdSource, type IdSource } from './ids.js';
export { KitModule, SERVICE_CONTEXT } from './kit-module.js';
export { KitLogger, type LogSink } from './log/logger.js';
export { redact } from './log/redact.js';
export { listenTo, type Listener } from './listening.js';
export { nameOf } from './statement-names.js';
export { SteadyClient, withClient } from './postgres-client.js';
export { AsItIs } from './problem/as-it-is.js';
export { CONSTRAINT_TEXTS, OTHER_CONSTRAINT } from './problem/constraint-texts.js';
export { ProblemFilter, problemBody, type ProblemBody } from './problem/filter.js';
export { IsInstant, IsPlainDate } from './problem/is-date.js';
export { languageOf } from './problem/language.js';
export { commonProblem, orProblem, ProblemException, refusalProblem, type FieldError, type ProblemContent } from './problem/problem.js';
export { validationPipe } from './problem/validation.js';
export { runService } from './run.js';
export type { ModuleImport, RunningService, ServiceApp, ServiceContext, ServiceDefinition, ServicePlugin, StartOptions } from './service.js';
export { startService } from './start.js';
