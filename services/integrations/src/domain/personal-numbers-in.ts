const WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
const weigh = (digits: string, weights: number[]): number => weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;

// day of birth, month, century; an organisation's number has 4, 5 or 6 where the tens of the day stand
const SHAPE = /^\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[0-6]\d{5}$/;

/** Twelve digits that a person may have: a date of birth, a century, the check digit (ИИН). */
export function isPersonalNumber(digits: string): boolean {
  if (!SHAPE.test(digits)) return false;
  const first = weigh(digits, WEIGHTS);
  const check = first < 10 ? first : weigh(digits, SECOND_WEIGHTS);
  return check === Number(digits[11]);
}

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const TWELVE_DIGITS = /(?<!\d)\d{12}(?!\d)/g;
const inText = (text: string): boolean => (text.replace(UUIDS, '').match(TWELVE_DIGITS) ?? []).some(isPersonalNumber);

/** Whether a personal number stands in the clear anywhere in a value: texts, numbers, names of members. */
export function holdsPersonalNumber(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'number') return inText(String(value));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => inText(name) || holdsPersonalNumber(inner));
}
