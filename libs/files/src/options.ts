import { isAbsolute } from 'node:path';
import { ConfigError, integer, readConfig, setting, text, type Environment } from '@attestation/service-kit';

export interface FilesOptions {
  /** where all files lie, this service's alone */
  folder: string;
  /** the largest file, in bytes */
  maxBytes: number;
  /** how long an unfinished upload waits for the rest */
  uploadHours: number;
  /** files and open uploads of one case, all versions counted */
  perCase: number;
}

const MEGABYTE = 1_048_576;

/**
 * FILES_DIR (required), FILES_MAX_BYTES (10 MB), FILES_UPLOAD_HOURS (24), FILES_PER_CASE (200).
 * @throws ConfigError without a folder; with an S3 store, which this version has not
 */
export function readFilesOptions(env: Environment): FilesOptions {
  refuseS3(env);
  const options = readConfig(env, {
    folder: setting('FILES_DIR', text('')),
    maxBytes: setting('FILES_MAX_BYTES', integer({ min: 1_024, max: 100 * MEGABYTE, otherwise: 10 * MEGABYTE })),
    uploadHours: setting('FILES_UPLOAD_HOURS', integer({ min: 1, max: 720, otherwise: 24 })),
    perCase: setting('FILES_PER_CASE', integer({ min: 1, max: 10_000, otherwise: 200 })),
  });
  if (!isAbsolute(options.folder)) throw new ConfigError('FILES_DIR must be set to a whole path: the folder in which evidence files are kept.');
  return options;
}

function refuseS3(env: Environment): void {
  const given = Object.keys(env).find((name) => name.startsWith('FILES_S3_') && env[name]?.trim());
  if (given) throw new ConfigError(`${given} is set, but this version keeps files on the local disk alone: remove it to start.`);
}
