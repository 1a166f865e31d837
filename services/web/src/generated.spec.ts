import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

it('The client of the pages is made of the committed description of the services (npm run generate -w @attestation/web)', () => {
  const made = execFileSync('npx', ['--no-install', 'openapi-typescript', here('../openapi.json')], { cwd: here('..'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  expect(readFileSync(here('generated/api.d.ts'), 'utf8') === made).toBe(true);
});
