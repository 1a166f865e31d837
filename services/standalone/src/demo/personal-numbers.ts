const WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const checked = (digits: string, weights: number[]) => weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;

/**
 * A personal number (ИИН) for invented people: valid check digit, seventh digit 1 or 2, so its holder would be born in the
 * nineteenth century and no living person has it.
 * @param serial a different one for each person, from 1 to 9999; numbers without a check digit are skipped
 */
export function fixturePersonalNumber(serial: number, born = '850412', seventh: '1' | '2' = '2'): string {
  const digits = `${born}${seventh}${String(serial).padStart(4, '0')}`;
  const first = checked(digits, WEIGHTS);
  const check = first < 10 ? first : checked(digits, SECOND_WEIGHTS);
  return check < 10 ? `${digits}${check}` : fixturePersonalNumber(serial + 5000, born, seventh);
}
