import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from '@attestation/access/sign-in';
import { PEOPLE } from '@attestation/standalone/demo';
import type { TestPlatform } from '../../support/platform.js';
import { Watch } from '../processes.mjs';

const MINUTE_MS = 60_000;
/** What an application asks first once somebody is signed in. */
const FIRST_CALL = '/api/v1/directory/persons/me/rights';

/** How a crowd that came over a minute was let in; ms, seconds of processor time by process. */
export interface LetIn {
  failed: number;
  /** of the first that failed */
  because: string | undefined;
  /** from coming to the answer of the first call, in the order in which they ended */
  took: number[];
  seconds: number;
  cpu: [string, number][];
}

/** They come evenly over a minute, whatever the answers take; each is in when her first call is answered. */
export async function signInAll({ run }: TestPlatform, count: number): Promise<LetIn> {
  const watch = new Watch(run.supervisor.pid, 500);
  const before = new Map(watch.byName());
  const from = performance.now();
  const all: LetIn = { failed: 0, because: undefined, took: [], seconds: 0, cpu: [] };
  const come = async (turn: number): Promise<void> => {
    await pause((turn * MINUTE_MS) / count);
    const began = performance.now();
    await enter(run, PEOPLE[turn % PEOPLE.length]?.login ?? '').then(() => all.took.push(performance.now() - began), (error: Error) => {
      all.failed += 1;
      all.because ??= `${error.message} ${String(error.cause ?? '')}`;
    });
  };
  await Promise.all(Array.from({ length: count }, (_, turn) => come(turn)));
  all.seconds = (performance.now() - from) / 1000;
  all.cpu = watch.byName().map(([name, cpu]) => [name, cpu - (before.get(name) ?? 0)]);
  watch.stop();
  return all;
}

async function enter({ address, oidcIssuer, demoPassword }: TestPlatform['run'], login: string): Promise<void> {
  const { accessToken } = await signIn({ issuer: oidcIssuer, clientId: 'web', redirectUri: `${address}/`, login, password: demoPassword });
  const { status } = await fetch(`${address}${FIRST_CALL}`, { headers: { authorization: `Bearer ${accessToken}` } });
  if (status !== 200) throw new Error(`The first call was answered ${status}.`);
}
