import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { drop, keep, keptOf, type KeptSheet } from './kept';

/** What says nothing about the sheet itself: she has to sign in again, or the platform is busy. */
const PASSING = [401, 408, 425, 429];

let sending: Promise<number> | undefined;

/**
 * Sends what waits, in its order, each under its own key: sent twice it is one sheet. What the platform refuses stays with
 * the reason; what does not reach it waits on. Nobody sends another's sheets, whoever is signed in on this device.
 * @returns how many the platform has taken
 */
export function sendKept(owner: string): Promise<number> {
  sending ??= sendAll(owner).finally(() => (sending = undefined));
  return sending;
}

async function sendAll(owner: string): Promise<number> {
  const waiting = (await keptOf(owner)).filter(({ refused }) => refused === null);
  if (waiting.length === 0 || !(await isSignedIn(owner))) return 0;
  let taken = 0;
  for (const kept of waiting) {
    const outcome = await send(kept);
    if (outcome === 'UNREACHED') break;
    if (outcome === 'TAKEN') taken += 1;
  }
  return taken;
}

const isSignedIn = (owner: string): Promise<boolean> =>
  answered(api.GET('/api/v1/directory/persons/me')).then(
    ({ personId }) => personId === owner,
    () => false,
  );

async function send(kept: KeptSheet): Promise<'TAKEN' | 'REFUSED' | 'UNREACHED'> {
  const { sheet, revision } = kept;
  try {
    await answered(api.POST('/api/v1/portfolio/observations', { params: { header: { 'Idempotency-Key': `${sheet.observationId}.${revision}` } }, body: sheet }));
    await drop(sheet.observationId);
    return 'TAKEN';
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || PASSING.includes(error.status)) return 'UNREACHED';
    await keep({ ...kept, refused: { detail: error.detail, fields: error.fields } });
    return 'REFUSED';
  }
}
