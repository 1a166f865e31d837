import { createServer } from 'node:net';
import { freePort } from '@attestation/persistence/embedded';
import { StartProblem } from './problem.js';

/** Refuses to start where the entry's port cannot be had. @throws StartProblem taken, forbidden or no such address */
export async function requirePort(name: string, host: string, port: number): Promise<void> {
  const code = await tryToListen(host, port);
  if (!code) return;
  const why: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program: set ${name} to another port.`,
    EACCES: `Port ${port} may not be used by this user: set ${name} to a port above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one that it has.`,
    ENOTFOUND: `This machine has no address ${host}: set HOST to one that it has.`,
  };
  throw new StartProblem(why[code] ?? `Port ${port} of ${host} cannot be used (${code}).`);
}

/** The wanted port of 127.0.0.1 when it is free and not chosen already, else another free one. */
export async function portNear(wanted: number | undefined, chosen: ReadonlySet<number>): Promise<number> {
  if (wanted !== undefined && !chosen.has(wanted) && !(await tryToListen('127.0.0.1', wanted))) return wanted;
  for (;;) {
    const other = await freePort();
    if (!chosen.has(other)) return other;
  }
}

/** @returns the system's code of what stands against it, undefined when nothing does */
function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
