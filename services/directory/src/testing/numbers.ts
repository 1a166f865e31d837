import { checkDigit } from '../domain/personal-number.js';

/** The n-th personal number of a fixture (7th digit 1), n below 500,000: right check digits, nobody alive behind them. */
export function fixtureNumber(serial: number, day = 11): string {
  const year = 50 + (Math.floor(serial / 10_000) % 50);
  const digits = `${year}03${day}1${String(serial % 10_000).padStart(4, '0')}`;
  const check = checkDigit(digits);
  return check === undefined ? fixtureNumber(serial, day + 1) : digits + String(check);
}
