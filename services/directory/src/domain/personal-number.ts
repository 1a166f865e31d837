declare const personalNumber: unique symbol;

/** An individual identification number (ИИН/ЖСН) whose form has been checked. Never logged, never put into a URL or an event. */
export type PersonalNumber = string & { readonly [personalNumber]: true };

/** First year of the century that the 7th digit stands for; odd for men, even for women. */
const CENTURIES: Record<string, number> = { 1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000 };

const WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const OTHER_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/**
 * Reads a personal number: twelve digits, a birthday that exists in the century of the 7th digit, a right check digit.
 * @param fixtures whether numbers of the nineteenth century (7th digit 1 or 2) count: nobody alive holds one, tests and demos do
 * @returns undefined for anything else
 */
export function readPersonalNumber(text: string, { fixtures }: { fixtures: boolean }): PersonalNumber | undefined {
  if (!/^\d{12}$/.test(text)) return undefined;
  const century = CENTURIES[text.charAt(6)];
  if (century === undefined || (century === 1800 && !fixtures)) return undefined;
  if (!isDay(century + Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6)))) return undefined;
  return checkDigit(text) === Number(text.charAt(11)) ? (text as PersonalNumber) : undefined;
}

/** Whether a number is one that only tests and demos have. */
export const isFixture = (number: PersonalNumber): boolean => CENTURIES[number.charAt(6)] === 1800;

/** The twelfth digit that belongs to the first eleven; `undefined` where none does (such numbers are not given out). */
export function checkDigit(digits: string): number | undefined {
  const first = remainder(digits, WEIGHTS);
  const rest = first === 10 ? remainder(digits, OTHER_WEIGHTS) : first;
  return rest === 10 ? undefined : rest;
}

const remainder = (digits: string, weights: number[]): number => weights.reduce((sum, weight, place) => sum + weight * Number(digits.charAt(place)), 0) % 11;

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
