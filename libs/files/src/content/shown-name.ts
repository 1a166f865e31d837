import type { FileType } from '@attestation/contracts';
import { MARKS } from './marks.js';

/** Letters of a name, its extension not among them. */
const LONGEST = 100;

// controls, invisible signs and those that turn the direction of writing; what systems of files do not take
const UNSHOWN = /[\p{C}\p{Zl}\p{Zp}]/gu;
const UNKEPT = /[<>:"|?*]/g;

/** The last part of a path, in letters that can be shown and kept: Kazakh ones as they are. May be empty. */
export function shownName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(UNSHOWN, '').replace(UNKEPT, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  return [...clean].slice(0, LONGEST).join('').trimEnd();
}

/** The same with the extension of the true type: `diploma.exe` that is a PDF becomes `diploma.exe.pdf`. */
export function nameFor(given: string, type: FileType): string {
  const name = shownName(given);
  const { extensions } = MARKS[type];
  if (extensions.some((each) => name.toLowerCase().endsWith(`.${each}`))) return name;
  return `${name || 'file'}.${extensions[0]}`;
}

/** For Content-Disposition, by RFC 6266 and 5987: letters beyond ASCII too. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name.replace(/\p{Cs}/gu, '_')).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `inline; filename="${plain}"; filename*=UTF-8''${whole}`;
}
