import { readPlainDate } from '@attestation/contracts';
import { ValidateBy } from 'class-validator';

/** An existing calendar date, `YYYY-MM-DD`. */
export const IsPlainDate = (): PropertyDecorator =>
  ValidateBy({ name: 'isPlainDate', validator: { validate: (value) => typeof value === 'string' && readPlainDate(value) !== undefined, defaultMessage: () => 'no date' } });
