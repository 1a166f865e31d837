/** The part of libs/persistence that starts PostgreSQL, built when it is missing or older than its sources. */
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const sources = fileURLToPath(new URL('../../libs/persistence/src/embedded/', import.meta.url));
const built = fileURLToPath(new URL('../../libs/persistence/.test/embedded/', import.meta.url));

/** @returns the module `@attestation/persistence/embedded`, also where nothing has been built yet */
export async function embeddedModule() {
  mkdirSync(built, { recursive: true });
  for (const name of readdirSync(sources).filter((each) => each.endsWith('.ts') && !each.endsWith('.spec.ts'))) {
    compileWhenOlder(join(sources, name), join(built, name.replace(/ts$/, 'js')));
  }
  return import(pathToFileURL(join(built, 'index.js')).href);
}

function compileWhenOlder(source, target) {
  const age = statSync(target, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (age > statSync(source).mtimeMs) return;
  const options = { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } };
  const half = `${target}.${process.pid}`;
  writeFileSync(half, transformSync(readFileSync(source, 'utf8'), options).code);
  renameSync(half, target); // several packages may be tested at once
}
