import { createTransport, type Transporter } from 'nodemailer';
import { Mail, Undeliverable, type Outgoing } from './mail.js';

export interface SmtpOptions {
  /** smtp: or smtps:, with user and password where the server wants them */
  url: string;
  from: string;
}

/** What a server that does not answer may take, in ms. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** Letters leave over so many connections at once. */
export const CONNECTIONS = 4;

interface Failure extends Error {
  responseCode?: number;
  response?: string;
  command?: string;
}

/** Over SMTP, encrypted: a server elsewhere that offers no TLS gets no letter, unless its address says `requireTLS=false`. */
export class SmtpMail extends Mail {
  override readonly about: string;
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(private readonly options: SmtpOptions) {
    super();
    this.transport = createTransport(withDefaults(options.url));
    this.domain = domainOf(options.from);
    this.about = `Letters leave by the mail server at ${new URL(options.url).host}.`;
  }

  override async send({ id, to, subject, text }: Outgoing): Promise<void> {
    const letter = { messageId: `<${id}@${this.domain}>`, from: this.options.from, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } };
    await this.transport.sendMail(letter).catch((problem: Failure) => {
      throw isFinal(problem) ? new Undeliverable(problem.response ?? problem.message) : problem;
    });
  }

  override close(): void {
    this.transport.close();
  }
}

/** The part behind the sign, of `Name <address>` too. */
export const domainOf = (from: string): string => /@([\w.-]+)>?$/.exec(from.trim())?.[1] ?? 'localhost';

/** Whether the server refused this receiver or this letter for good; a refused sender or account is ours to put right. */
const isFinal = ({ responseCode = 0, command }: Failure): boolean => responseCode >= 500 && responseCode < 600 && (command === 'RCPT TO' || command === 'DATA');

/** Where the address itself does not say otherwise. */
function withDefaults(given: string): string {
  const url = new URL(given);
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const defaults = { pool: true, maxConnections: CONNECTIONS, ...PATIENCE, ...(!here && url.protocol === 'smtp:' && { requireTLS: true }) };
  for (const [name, value] of Object.entries(defaults)) if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  return url.href;
}
