import Table from 'cli-table3';
import type { Told } from './case-view.js';

const ALMATY_MS = 5 * 3_600_000;
const when = (instant: string): string => new Date(Date.parse(instant) + ALMATY_MS).toISOString().slice(0, 16).replace('T', ' ');

/** The story as a table: the steps with their dates, then the rules with their sources. */
export function tableOf(told: Told): string {
  const steps = new Table({ head: ['Almaty time', 'Step', 'By', 'Document'], style: { head: [], border: [] }, wordWrap: true, colWidths: [18, 52, 24, 26] });
  for (const { at, text, who, document, number } of told.entries) steps.push([when(at), text, who ?? '', [document, number].filter(Boolean).join(' ')]);
  const rules = new Table({ head: ['Rule', 'Source', 'What it says here'], style: { head: [], border: [] }, wordWrap: true, colWidths: [10, 40, 70] });
  for (const { rule, source, text } of told.rules) rules.push([rule, source, text]);
  const summary = [
    `Case               ${told.case}`,
    `Claimed            ${told.claimed}`,
    `Commission level   ${told.commissionLevel ?? '–'}`,
    `Decision           ${told.decision ?? '–'}`,
    `Outcome            ${told.outcome ?? '–'}`,
    `Certificate        ${told.certificateNumber ?? '–'}`,
  ];
  return [steps.toString(), rules.toString(), summary.join('\n')].join('\n\n');
}

/** One line for machines. */
export const lineOf = ({ entries: _, rules, ...told }: Told): string => JSON.stringify({ ...told, rules: rules.map(({ rule }) => rule) });
