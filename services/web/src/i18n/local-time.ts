const OFFSET = '+05:00';
const OFFSET_MS = 5 * 60 * 60 * 1000;

/** What was entered as day and hour in Almaty ("2025-05-20T15:00"), as an instant. */
export const instantOf = (local: string): string => `${local}:00${OFFSET}`;

/** An instant as day and hour in Almaty, as such a field shows it. */
export const localOf = (instant: string): string => new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16);
