import { readdirSync, readFileSync } from 'node:fs';
import { WORKFLOWS } from '../model.js';
import { citedIn } from './ids.js';

/** A row of a decision table: where it stands, `workflows/decisions/channel.dmn#row`, and the rules that its annotation or its result names. */
interface DecisionRow {
  at: string;
  rules: string[];
}

/** All rows of the law's decision tables. */
export function decisionRows(): DecisionRow[] {
  const files = readdirSync(`${WORKFLOWS}decisions`).filter((file) => file.endsWith('.dmn')).sort();
  return files.flatMap((file) => [...readFileSync(`${WORKFLOWS}decisions/${file}`, 'utf8').matchAll(ROW)].map(([, id, body = '']) => ({ at: `workflows/decisions/${file}#${id}`, rules: citedIn(body) })));
}

const ROW = /<rule id="([^"]+)">([\s\S]*?)<\/rule>/g;
