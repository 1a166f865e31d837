/** A real Zeebe: the one of ZEEBE_ADDRESS, or one started out of ZEEBE_HOME. */
export function aZeebe(): Promise<{ env: Record<string, string>; stop: () => Promise<void> } | { missing: string }>;
