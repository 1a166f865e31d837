import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { Mail, type Outgoing } from './mail.js';
import { domainOf } from './smtp-mail.js';

/** Keeps letters as files, `<id>.eml`, for a platform without a mail server: any mail program opens them. */
export class FolderMail extends Mail {
  override readonly about: string;
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(private readonly folder: string, private readonly from: string) {
    super();
    this.about = `No SMTP_URL is given: letters are kept as .eml files in ${folder} and reach nobody.`;
  }

  /** A letter that is there already is written anew, the same. */
  override async send({ id, to, subject, text }: Outgoing): Promise<void> {
    const { message } = await this.composer.sendMail({ messageId: `<${id}@${domainOf(this.from)}>`, from: this.from, to, subject, text });
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const written = join(this.folder, `.${id}.${randomUUID()}`);
    await writeFile(written, message as Buffer, { mode: 0o600 });
    await rename(written, join(this.folder, `${id}.eml`)); // whole, or not at all
  }

  override close(): void {
    this.composer.close();
  }
}
