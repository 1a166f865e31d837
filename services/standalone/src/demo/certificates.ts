import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from './api.js';

interface Documents {
  items: { documentId: string; kind: string; number: string | null }[];
}

/** Puts a teacher's certificate into a folder, as she gets it. @returns the file, or null where she has none */
export async function certificateIn(api: Api, login: string, attestationId: string, folder: string): Promise<string | null> {
  const { items } = await api.get<Documents>(login, `commissions/attestations/${attestationId}/documents`);
  const certificate = items.find(({ kind }) => kind === 'CERTIFICATE');
  if (!certificate) return null;
  const content = await api.bytes(login, `commissions/documents/${certificate.documentId}.pdf?language=kk`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${login}-${certificate.number ?? certificate.documentId}.pdf`);
  writeFileSync(file, content);
  return file;
}
