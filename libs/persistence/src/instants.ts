/** An instant of the database as ISO 8601 in UTC. */
export const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A deadline as ISO 8601 with the fixed offset of the law. */
export const almaty = (column: string): string => `to_char(${column} at time zone 'UTC' + interval '5 hours', 'YYYY-MM-DD"T"HH24:MI:SS"+05:00"')`;
