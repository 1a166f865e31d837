import { DetailedError, Upload } from 'tus-js-client';
import { answered, api } from '../../api/client';
import { Problem, problemOf } from '../../api/problem';
import { languageNow } from '../../i18n/speech';
import { accessToken } from '../../session/tokens';
import { giveUp } from './give-up';
import type { Scan, Unfinished } from './use-evidence';

export interface ScanWish {
  attestationId: string;
  code: Scan['code'];
  file: File;
  /** the version it takes the place of */
  replaces?: string;
}

interface Watching {
  signal: AbortSignal;
  /** @param bytes that the platform has */
  progress(bytes: number): void;
  /** the line is lost */
  waits(): void;
}

/** On a slow line a piece of this many bytes takes some seconds, and a lost line costs no more than one of them. */
const PIECE = 262_144;
const PAUSE_MS = 3_000;

/**
 * Sends a scan in pieces by the protocol tus. A lost line is waited for; the same file chosen again later goes on where it stopped.
 * @throws Problem what the platform refused; AbortError: she stopped it
 */
export async function sendScan(wish: ScanWish, watching: Watching): Promise<void> {
  const key = crypto.randomUUID();
  const hash = await sha256(wish.file);
  const { url, uploadId } = await overTheLine(() => begin(wish, hash, key), watching);
  try {
    await overTheLine(() => goOn(url, wish.file, watching), watching);
  } catch (error) {
    if (watching.signal.aborted) await giveUp(uploadId).catch(() => undefined); // what stays is thrown away by the platform after a day
    throw error;
  }
}

/** Goes on with what she began before, also where that was to replace another, or begins. */
async function begin({ attestationId, code, file, replaces }: ScanWish, hash: string, key: string): Promise<Unfinished> {
  const { items } = await answered(api.GET('/api/v1/portfolio/files/uploads', { params: { query: { attestationId } } }));
  const known = items.find((each) => each.code === code && each.name === file.name && each.size === file.size && (!replaces || each.replaces === replaces));
  if (known) return known;
  const body = { attestationId, code, name: file.name, size: file.size, sha256: hash, ...(replaces && { replaces }) };
  return answered(api.POST('/api/v1/portfolio/files/uploads', { params: { header: { 'Idempotency-Key': key } }, body }));
}

function goOn(uploadUrl: string, file: File, { signal, progress }: Watching): Promise<void> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      uploadUrl,
      chunkSize: PIECE,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onBeforeRequest: async (request) => {
        request.setHeader('authorization', `Bearer ${(await accessToken()) ?? ''}`);
        request.setHeader('accept-language', languageNow());
      },
      onProgress: progress,
      onSuccess: () => resolve(),
      onError: (error) => reject(refusalIn(error)),
    });
    signal.addEventListener('abort', () => void upload.abort().finally(() => reject(stopped())), { once: true });
    upload.start();
  });
}

/** A refusal in the platform's own words; anything else is the line. */
function refusalIn(error: Error): Error {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  if (!response || status < 400) return error;
  const body = read(response.getBody());
  const { type = '' } = body;
  return type.endsWith('upload-offset-wrong') ? error : problemOf(new Response(null, { status }), body);
}

function read(body: string): { type?: string } {
  try {
    return JSON.parse(body) as { type?: string };
  } catch {
    return {};
  }
}

/** How often a service that fails is tried again before she is told. */
const PATIENCE = 5;

/** Tries until it is answered: a refusal is an answer, and a service that fails again and again is one too. */
async function overTheLine<T>(attempt: () => Promise<T>, { signal, waits }: Watching): Promise<T> {
  for (let failed = 0; ; ) {
    if (signal.aborted) throw stopped();
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || (error instanceof Problem && (error.status < 500 || ++failed > PATIENCE))) throw error;
      waits();
      await pause(signal);
    }
  }
}

/** Until the browser says the line is back, or a moment has passed. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener('online', over);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, PAUSE_MS);
    window.addEventListener('online', over);
    signal.addEventListener('abort', over);
  });
}

const stopped = (): Error => new DOMException('stopped', 'AbortError');

async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
