import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as a mail server has got it. */
export interface Got {
  to: string[];
  /** the whole message */
  message: string;
  /** it came encrypted */
  secure: boolean;
}

/** A real mail server on this machine, which refuses whom a test tells it to. */
export async function startMailServer({ port = 0, ...options }: SMTPServerOptions & { port?: number } = {}) {
  const got: Got[] = [];
  const refuses = new Map<string, { code: number; text: string }>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refuses.get(address);
      done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
    },
    onData: (stream, { envelope, secure }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        got.push({ to: envelope.rcptTo.map(({ address }) => address), message: Buffer.concat(parts).toString(), secure });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a client that hangs up is the test's subject
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as AddressInfo).port;
  return { port: at, got, refuses, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** What a message says, its encodings undone: head and body as a reader sees them. */
export function read(message: string): { subject: string; messageId: string; text: string } {
  const [head = '', ...body] = message.replaceAll(/\r\n(?=[ \t])/g, '').split('\r\n\r\n');
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const content = body.join('\r\n\r\n');
  const text = /base64/i.test(field('Content-Transfer-Encoding')) ? Buffer.from(content, 'base64').toString() : quotedPrintable(content);
  return { subject: words(field('Subject')), messageId: field('Message-ID'), text };
}

const bytes = (text: string): string => Buffer.from(text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString();
const quotedPrintable = (text: string): string => bytes(text.replaceAll('=\r\n', ''));
const words = (text: string): string =>
  text.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, how: string, word: string) => (how.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : bytes(word.replaceAll('_', ' '))));
