import { join } from 'node:path';
import { address, ConfigError, optional, readConfig, setting, text, type Environment } from '@attestation/service-kit';
import { FolderMail } from './folder-mail.js';
import type { Mail } from './mail.js';
import { SmtpMail } from './smtp-mail.js';

/** The sender of letters that reach nobody. */
const NOBODY = 'attestation@localhost';
const SENDER = /^([^<>\r\n]+ <)?[^\s<>@]+@[\w.-]+>?$/;

/**
 * How letters leave: SMTP_URL (`smtp:`, `smtps:`) and MAIL_FROM; else into MAIL_DIR, or `mail` in DATA_DIR.
 * @throws ConfigError for a server without a sender, for neither server nor folder, and in production without a server
 */
export function openMail(env: Environment): Mail {
  const { url, from, folder, dataDir, nodeEnv } = readConfig(env, {
    url: setting('SMTP_URL', optional(address(['smtp:', 'smtps:']))),
    from: setting('MAIL_FROM', text('')),
    folder: setting('MAIL_DIR', text('')),
    dataDir: setting('DATA_DIR', text('')),
    nodeEnv: setting('NODE_ENV', text('development')),
  });
  if (from && !SENDER.test(from)) throw new ConfigError('MAIL_FROM must be an address like attestation@example.kz or Name <attestation@example.kz>.');
  if (url) return new SmtpMail({ url, from: senderOf(from) });
  if (nodeEnv === 'production') throw new ConfigError('SMTP_URL must be set: production keeps no letters as files.');
  if (!folder && !dataDir) throw new ConfigError('SMTP_URL must name a mail server, or MAIL_DIR (or DATA_DIR) where letters are kept: none is dropped.');
  return new FolderMail(folder || join(dataDir, 'mail'), from || NOBODY);
}

function senderOf(from: string): string {
  if (!from) throw new ConfigError('MAIL_FROM must be set beside SMTP_URL: whose letters the mail server is to take.');
  return from;
}

/** Where people read their cases: PUBLIC_URL. */
export function readPublicUrl(env: Environment): string {
  const http = address(['http:', 'https:']);
  return readConfig(env, { publicUrl: setting('PUBLIC_URL', (given) => http(given ?? 'http://127.0.0.1:8080')) }).publicUrl.replace(/\/$/, '');
}
