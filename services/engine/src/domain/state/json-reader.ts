import type { Document } from './rows.js';

/** A text that is no JSON document with an object as its root. */
export class DocumentError extends Error {
  override name = 'DocumentError';
}

/**
 * Reads the variables of a request member by member, each kept as JSON text with all its digits. As Zeebe's reader does, it
 * takes blank and `null` for `{}`, single quotes for double ones, the last of doubled members, and text after the last brace.
 * @throws DocumentError in Zeebe's words
 */
export function readDocument(text: string): Document {
  if (text.trim() === '') return {};
  const reader = new JsonReader(text);
  const root = reader.root();
  if (root === 'null') return {};
  if (typeof root !== 'string') return Object.fromEntries(root);
  throw new DocumentError(`Property 'variables' is invalid: Expected document to be a root level object, but was '${kindOf(root)}'`);
}

const kindOf = (json: string): string => {
  if (json.startsWith('[')) return 'ARRAY';
  if (json.startsWith('"')) return 'STRING';
  if (json === 'true' || json === 'false') return 'BOOLEAN';
  return /[.eE]/.test(json) ? 'FLOAT' : 'INTEGER';
};

const MAX_INTEGER = 2n ** 64n - 1n;
const MIN_INTEGER = -(2n ** 63n);
const MAX_DEPTH = 500;
/** Signs of a text that stand for themselves: none that controls a printer. */
const PLAIN = { '"': /[ !#-[\]-\uffff]*/y, "'": /[ -&(-[\]-\uffff]*/y };
const HALVES = /[\ud800-\udfff]/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

class JsonReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  /** The members of the root, or the JSON text of a root that is no object. */
  root(): Map<string, string> | string {
    this.blanks();
    return this.text[this.at] === '{' ? this.members() : this.value();
  }

  private value(): string {
    this.blanks();
    const first = this.text[this.at];
    if (first === '{') return `{${[...this.members()].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
    if (first === '[') return this.list();
    if (first === '"' || first === "'") return JSON.stringify(this.string());
    return this.word();
  }

  private members(): Map<string, string> {
    const found = new Map<string, string>();
    this.enter();
    for (this.blanks(); this.text[this.at] !== '}'; this.next('}')) {
      const name = this.string();
      this.expect(':');
      found.set(name, this.value());
    }
    this.leave();
    return found;
  }

  private list(): string {
    const items: string[] = [];
    this.enter();
    for (this.blanks(); this.text[this.at] !== ']'; this.next(']')) items.push(this.value());
    this.leave();
    return `[${items.join(',')}]`;
  }

  private enter(): void {
    this.at += 1;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail();
  }

  private leave(): void {
    this.at += 1;
    this.depth -= 1;
  }

  /** A comma and another member, or the end. */
  private next(end: string): void {
    this.blanks();
    if (this.text[this.at] === end) return;
    this.expect(',');
    this.blanks();
    if (this.text[this.at] === end) this.fail();
  }

  private expect(sign: string): void {
    this.blanks();
    if (this.text[this.at] !== sign) this.fail();
    this.at += 1;
  }

  private string(): string {
    this.blanks();
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") return this.fail();
    this.at += 1;
    let made = this.plain(PLAIN[quote]);
    while (this.text[this.at] !== quote) made += this.escaped() + this.plain(PLAIN[quote]);
    this.at += 1;
    return HALVES.test(made) ? Buffer.from(made).toString() : made; // half a character is none: U+FFFD
  }

  /** What follows and needs no look at each sign. */
  private plain(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private escaped(): string {
    if (this.text[this.at] !== '\\') return this.fail();
    this.at += 1;
    const escaped = this.text[this.at] ?? '';
    const meant = ESCAPES[escaped] ?? (/["'\\/u]/.test(escaped) ? escaped : this.fail());
    this.at += 1;
    return escaped === 'u' ? this.codeUnit() : meant;
  }

  private codeUnit(): string {
    const code = /^[\da-fA-F]{0,4}/.exec(this.text.slice(this.at, this.at + 4))?.[0] ?? '';
    this.at += code.length;
    return code.length === 4 ? String.fromCharCode(parseInt(code, 16)) : this.fail();
  }

  private word(): string {
    const found = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])/.exec(this.text.slice(this.at, this.at + 400))?.[0];
    if (found === undefined) return this.fail(lengthOfWord(this.text.slice(this.at)));
    this.at += found.length;
    return /^-?\d/.test(found) ? this.number(found) : found;
  }

  private number(text: string): string {
    if (/[.eE]/.test(text)) return doubleText(Number(text));
    const exact = BigInt(text);
    if (exact > MAX_INTEGER || exact < MIN_INTEGER) throw new DocumentError('MessagePack cannot serialize BigInteger larger than 2^64-1');
    return exact.toString();
  }

  private blanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  /** Tells the place as Zeebe's parser does: behind the character that it could not read, or behind the word and what ended it. */
  private fail(wordLength = 0): never {
    const lines = this.text.slice(0, this.at).split('\n');
    const behind = Math.min(this.at + wordLength + 1, this.text.length) - this.at;
    const place = `line: ${lines.length}, column: ${(lines.at(-1)?.length ?? 0) + behind + 1}`;
    throw new DocumentError(`Invalid JSON value: ${this.text}\n at [Source: (ByteArrayInputStream); ${place}]`);
  }
}

/** How far Zeebe's parser reads a word that is none, but for what ends it: it knows the names of what is no number, and a sign that nothing belongs to. */
function lengthOfWord(text: string): number {
  const known = /^(?:NaN|Infinity)/.exec(text)?.[0];
  if (known) return known.length - 1;
  if (/^-?0\d/.test(text)) return text.startsWith('-') ? 1 : 0;
  return /^(?:\+|-(?!\d))/.test(text) ? 1 : (/^(?:-?\d+\.?|[\w$]*)/.exec(text)?.[0].length ?? 0);
}

/** A double as it comes back from Zeebe: `1.0`, `1000.0`, `1.0E10`. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) throw new DocumentError(`Invalid JSON value: a number is out of range`);
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
