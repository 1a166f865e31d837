/**
 * A real Zeebe: the one of ZEEBE_ADDRESS, or one started out of ZEEBE_HOME; with `kafka` always that, and its records go there.
 */
export function aZeebe(kafka?: { brokers: string; topic: string }): Promise<{ env: Record<string, string>; stop: () => Promise<void> } | { missing: string }>;
