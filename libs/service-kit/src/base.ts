/** What a program without HTTP needs, and nothing that loads a web framework: `@attestation/service-kit/base`. */
export { advancePlatformClock, ClockError } from './clock/advance.js';
export { almatyDate, Clock, systemNow } from './clock/clock.js';
export { PlatformClock } from './clock/platform-clock.js';
export { ConfigError, flag, hostPorts, integer, oneOf, optional, port, postgresAddress, readConfig, setting, text, type Environment } from './config/read-config.js';
export { failPoint } from './fail-point.js';
export { listenTo, type Listener } from './listening.js';
export { nameOf } from './statement-names.js';
export { SteadyClient, withClient } from './postgres-client.js';
