import type { NextFunction, Request, Response } from 'express';
import { commonProblem } from '../problem/problem.js';

/** Far deeper than anything of ours is; what lies deeper cannot be walked through by functions that call themselves. */
const DEEPEST = 64;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];

/** Refuses JSON that is nested too deeply, before it is read. @throws ProblemException BODY_TOO_DEEP */
export function refuseDeep(_request: unknown, _response: unknown, bytes: Buffer): void {
  if (isDeeper(bytes, DEEPEST)) throw commonProblem('BODY_TOO_DEEP');
}

/** Whether lists and objects lie in each other deeper than that; brackets within texts are none. */
export function isDeeper(bytes: Uint8Array, most: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) inText = !inText;
    else if (inText) at += byte === BACKSLASH ? 1 : 0;
    else if (OPENING.includes(byte)) depth += 1;
    else if (CLOSING.includes(byte)) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** What clients send by themselves where nobody has told them that it is JSON. */
const UNTOLD = /^(text\/|application\/x-www-form-urlencoded|multipart\/form-data|$)/i;

/** Says so where a body came that nobody reads: else every field of it would be called missing. */
export function refuseUnread({ path, headers, body }: Request, _response: Response, next: NextFunction): void {
  const came = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  if (came && body === undefined && path.startsWith('/api/') && UNTOLD.test(headers['content-type'] ?? '')) throw commonProblem('MEDIA_TYPE_UNSUPPORTED');
  next();
}
