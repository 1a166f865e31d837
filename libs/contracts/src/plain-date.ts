declare const plainDate: unique symbol;

/** A calendar date of law, `YYYY-MM-DD` in Asia/Almaty; never handed to `new Date()`. */
export type PlainDate = string & { readonly [plainDate]: true };

/** An instant, ISO 8601. Deadlines carry the fixed offset `+05:00`, all others `Z`. */
export type Instant = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a calendar date; `undefined` for anything that is not an existing day. */
export function readPlainDate(text: string): PlainDate | undefined {
  const parts = SHAPE.exec(text);
  if (!parts) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? (text as PlainDate) : undefined;
}

/** The date, or a RangeError naming the text. For constants and data already validated. */
export function plainDateOf(text: string): PlainDate {
  const date = readPlainDate(text);
  if (!date) throw new RangeError(`"${text}" is not a calendar date`);
  return date;
}
