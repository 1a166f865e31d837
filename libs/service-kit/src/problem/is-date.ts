import { readPlainDate } from '@attestation/contracts';
import { ValidateBy } from 'class-validator';

/** From 1900 on: no law speaks of an earlier day, and no database knows the year 0. */
const CENTURY = /^(19|20|21)/;
/** Date, hours and minutes, an offset; nothing else of ISO 8601. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

const isDay = (value: unknown): boolean => typeof value === 'string' && CENTURY.test(value) && readPlainDate(value) !== undefined;
const isInstant = (value: unknown): boolean => typeof value === 'string' && isDay(INSTANT.exec(value)?.[1]);

/** A calendar date of law: a day that exists, `YYYY-MM-DD`, from 1900 on. */
export const IsPlainDate = (): PropertyDecorator => ValidateBy({ name: 'isPlainDate', validator: { validate: isDay, defaultMessage: () => 'no date' } });

/** A moment with its offset, `2025-04-10T10:00:00+05:00`, on a day that exists. */
export const IsInstant = (): PropertyDecorator => ValidateBy({ name: 'isInstant', validator: { validate: isInstant, defaultMessage: () => 'no instant' } });
