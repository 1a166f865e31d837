/** Turns a variable's text into a value, or says what is expected instead. */
export type Reader<T> = (text: string | undefined) => T;
export type Settings<C> = { [K in keyof C]: { variable: string; read: Reader<C[K]> } };
export type Environment = Record<string, string | undefined>;

/** A setting that cannot be used: one sentence for each, to be shown as it is. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Signals from a reader what it expects; never repeats the value, which may be a secret. */
class Expected extends Error {}

export const setting = <T>(variable: string, read: Reader<T>): { variable: string; read: Reader<T> } => ({ variable, read });

/**
 * Reads all settings of a service at once.
 * @throws ConfigError naming every variable that cannot be used and what is expected
 */
export function readConfig<C>(env: Environment, settings: Settings<C>): C {
  const wrong: string[] = [];
  const config: Partial<C> = {};
  for (const name of Object.keys(settings) as (keyof C)[]) {
    const { variable, read } = settings[name];
    try {
      config[name] = read(env[variable]?.trim() || undefined);
    } catch (problem) {
      if (!(problem instanceof Expected)) throw problem;
      wrong.push(`${variable} ${problem.message}.`);
    }
  }
  if (wrong.length > 0) throw new ConfigError(wrong.join(' '));
  return config as C;
}

/** A whole number within limits. */
export const integer =
  ({ min, max, otherwise }: { min: number; max: number; otherwise: number }): Reader<number> =>
  (text) => {
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > max) throw new Expected(`must be a whole number from ${min} to ${max}`);
    return value;
  };

export const port = (otherwise: number): Reader<number> => integer({ min: 0, max: 65_535, otherwise });

export const text =
  (otherwise: string): Reader<string> =>
  (given) =>
    given ?? otherwise;

export const optional =
  <T>(read: Reader<T>): Reader<T | undefined> =>
  (given) =>
    given === undefined ? undefined : read(given);

export const oneOf =
  <const T extends string>(allowed: readonly T[], otherwise: T): Reader<T> =>
  (given) => {
    if (given === undefined) return otherwise;
    const found = allowed.find((each) => each === given);
    if (!found) throw new Expected(`must be one of ${allowed.join(', ')}`);
    return found;
  };

export const flag =
  (otherwise: boolean): Reader<boolean> =>
  (given) =>
    oneOf(['true', 'false'], otherwise ? 'true' : 'false')(given) === 'true';

/** An address with one of the protocols, e.g. `postgres:`. */
export const address =
  (protocols: readonly string[]): Reader<string> =>
  (given) => {
    const protocol = given && URL.canParse(given) ? new URL(given).protocol : undefined;
    if (!given || !protocol || !protocols.includes(protocol)) throw new Expected(`must be an address that starts with ${protocols.map((each) => `${each}//`).join(' or ')}`);
    return given;
  };

export const postgresAddress: Reader<string> = address(['postgres:', 'postgresql:']);

const HOST_PORT = /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i;

/** `host:port`, one or several with commas between. */
export const hostPorts: Reader<string[]> = (given) => {
  const found = (given ?? '').split(',').map((each) => each.trim()).filter(Boolean);
  if (found.length === 0 || !found.every((each) => HOST_PORT.test(each))) throw new Expected('must be host:port, several with commas between them');
  return found;
};
