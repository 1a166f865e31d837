/** A PostgreSQL for tests: in a temporary folder, forgetful, thrown away afterwards. */
export function startTestPostgres(options?: { log?: (line: string) => void }): Promise<{ url: string; stop: () => Promise<void> }>;
