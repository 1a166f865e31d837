import { accept, FactType, refuse, type Category, type Change, type FactOf, type PlainDate } from '@attestation/contracts';
import { keepNoted } from './keep-record.js';
import type { Award, Person, PersonEntry } from './person.js';

/** A category as another register has it. */
export interface HeldCategory extends Award {
  category: Category;
  validUntil: PlainDate | null;
  /** absent: the count on record stays while the category does (F-04) */
  consecutiveExemptConfirmations?: number;
  /** last day on which the holder is not admitted to attestation (E.9); absent: as it is on record, null: no ban */
  bannedUntil?: PlainDate | null;
}

/** The commission's award, as `commissions` tells it. */
export type CategoryAwarded = FactOf<typeof FactType.CategoryAwarded>;

/** Takes over who holds which category, until when and by which order. Refused where a later award is known. */
export function enterCategory(entry: PersonEntry, { category, validUntil, consecutiveExemptConfirmations, bannedUntil = entry.known?.bannedUntil ?? null, ...award }: HeldCategory): Change<PersonEntry, Person> {
  if (!entry.known) return refuse('PERSON_UNKNOWN');
  if (validUntil !== null && validUntil < award.awardedOn) return refuse('TERM_INVALID');
  if (isLater(entry.award, award)) return refuse('CATEGORY_OUTDATED');
  const count = consecutiveExemptConfirmations ?? (category === entry.known.currentCategory ? entry.known.consecutiveExemptConfirmations : 0);
  return hold(entry, { ...entry.known, currentCategory: category, categoryValidUntil: validUntil, consecutiveExemptConfirmations: count, bannedUntil }, award);
}

/**
 * Notes what a commission has awarded. An award that is older than the one on record changes nothing, in whatever order they arrive; one
 * that was taken over already is not counted again.
 */
export function noteAward(entry: PersonEntry, fact: CategoryAwarded): Change<PersonEntry, Person> {
  if (!entry.known) return refuse('PERSON_UNKNOWN');
  const award: Award = { awardedOn: fact.validFrom, orderNumber: fact.orderNumber };
  const { category, validUntil } = fact;
  if (isLater(entry.award, award) || isTheSame(entry.award, award)) return accept({ result: entry.known });
  const consecutiveExemptConfirmations = confirmations(entry.known, fact);
  return hold(entry, { ...entry.known, currentCategory: category, categoryValidUntil: validUntil, consecutiveExemptConfirmations }, award);
}

/**
 * How many confirmations without a test in a row there are after an award: one more after an exempt confirmation, none after a tested
 * one or another category. The first award is no confirmation.
 * @source F-04
 */
function confirmations({ currentCategory, consecutiveExemptConfirmations }: Person, { category, testExempt }: CategoryAwarded): number {
  return testExempt && category === currentCategory ? consecutiveExemptConfirmations + 1 : 0;
}

const hold = (entry: PersonEntry, person: Person, award: Award): Change<PersonEntry, Person> =>
  keepNoted<Person, PersonEntry>(entry, person, { type: FactType.PersonChanged, data: person }, { award });

const isLater = (known: Award | null | undefined, than: Award): boolean => known != null && known.awardedOn > than.awardedOn;
const isTheSame = (known: Award | null | undefined, as: Award): boolean => known?.awardedOn === as.awardedOn && known.orderNumber === as.orderNumber;
