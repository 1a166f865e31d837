/**
 * Jest's own runner of a spec file, in Node as it is instead of a virtual machine for each: whatever the specs of a worker load is loaded once.
 * So they share what a module holds, and each must stand by itself. What a spec changes in the environment is put back behind it.
 * Each finds itself in the folder of its package, also where packages share a worker.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import circus from 'jest-circus/runner';
import { useGlobals } from './spec-globals.mjs';
import { suiteOf } from './suites.mjs';

const require = createRequire(import.meta.url);
/** What Jest keeps of a spec in the world that it takes for the spec's alone. */
const OF_ONE_SPEC = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL'];

const { exit } = process;
setInterval(() => process.connected === false && exit(1), 1_000).unref(); // Jest was ended: nobody waits for an answer

/** @param {string} path the spec file @returns {Promise<import('@jest/test-result').TestResult>} */
export default function run(globalConfig, config, _environment, _runtime, path, tell) {
  const environment = { ...process.env };
  process.chdir(suiteOf(path) ?? config.rootDir);
  process.exit = refuseToExit;
  Error.prepareStackTrace = undefined; // Node itself tells places in the source
  return circus.default(globalConfig, config, { global: globalThis }, bareNode, path, tell).finally(() => {
    process.exit = exit;
    putBack(environment);
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) if (OF_ONE_SPEC.includes(symbol.description)) Reflect.deleteProperty(globalThis, symbol);
  });
}

function refuseToExit(code) {
  throw new Error(`process.exit(${code ?? ''}) would end all specs`);
}

function putBack(environment) {
  for (const name of Object.keys(process.env)) if (!(name in environment)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
}

/** What Jest asks of a virtual machine. */
const bareNode = {
  requireInternalModule: (file) => {
    Reflect.deleteProperty(require.cache, file);
    return require(file);
  },
  requireModule: require,
  unstable_shouldLoadAsEsm: () => true,
  unstable_importModule: (file) => import(pathToFileURL(file)).catch(tellPlace),
  setGlobalsForRuntime: useGlobals,
  enterTestCode: () => undefined,
  leaveTestCode: () => undefined,
};

/** Jest shows no place without a name. */
function tellPlace(problem) {
  if (problem instanceof Error) problem.stack = problem.stack.replaceAll('at <anonymous> (', 'at loading (');
  throw problem;
}
