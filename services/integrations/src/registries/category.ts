import { CATEGORIES, type Category, type PlainDate } from '@attestation/contracts';
import { acl, closed, date, oneOf, orNull, text } from './acl.js';

/** As the registry of qualification categories publishes it. */
interface TheirCategory {
  category: Category;
  order: string;
  validFrom: PlainDate;
  validTo: PlainDate | null;
}

export const category = acl<'CATEGORY', TheirCategory>(
  'CATEGORY',
  closed({ category: oneOf(...CATEGORIES), order: text(100), validFrom: date, validTo: orNull(date) }),
  ({ category: held, order, validFrom, validTo }) => ({ category: held, orderNumber: order, validFrom, validUntil: validTo }),
);
