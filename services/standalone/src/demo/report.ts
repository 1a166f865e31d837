import Table from 'cli-table3';
import type { Told } from './case-view.js';

const ALMATY_MS = 5 * 3_600_000;
const when = (instant: string): string => new Date(Date.parse(instant) + ALMATY_MS).toISOString().slice(0, 16).replace('T', ' ');
const plain = { style: { head: [], border: [] }, wordWrap: true };

/** The stories as tables: the steps of the first with their dates, the rules all were judged by, then one line for each teacher. */
export function tableOf(told: readonly Told[]): string {
  const [first] = told;
  const steps = new Table({ head: ['Almaty time', `Step of ${first?.teacher ?? ''}`, 'By', 'Document'], colWidths: [18, 52, 24, 26], ...plain });
  for (const { at, text, who, document, number } of first?.entries ?? []) steps.push([when(at), text, who ?? '', [document, number].filter(Boolean).join(' ')]);
  const rules = new Table({ head: ['Rule', 'Source', 'What it says here'], colWidths: [10, 40, 70], ...plain });
  for (const { rule, source, text } of rulesOf(told)) rules.push([rule, source, text]);
  const outcomes = new Table({ head: ['Teacher', 'Claimed', 'Decided by', 'Outcome', 'Certificate', 'Its file'], colWidths: [12, 12, 12, 20, 25, 50], ...plain });
  for (const { teacher, claimed, commissionLevel, outcome, certificateNumber, certificateFile } of told) {
    outcomes.push([teacher, claimed, commissionLevel ?? '–', outcome ?? '–', certificateNumber ?? '–', certificateFile ?? '–']);
  }
  return [steps, rules, outcomes].map(String).join('\n\n');
}

const rulesOf = (told: readonly Told[]) => [...new Map(told.flatMap(({ rules }) => rules).map((reason) => [reason.rule, reason])).values()];

/** One line a teacher for machines. */
export const linesOf = (told: readonly Told[]): string =>
  told.map(({ entries: _, rules, ...each }) => JSON.stringify({ ...each, rules: rules.map(({ rule }) => rule) })).join('\n');
