import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { QUESTIONS } from '../../../services/regulation/src/http/questions/index.js';

const NAMES = ['quorum', 'channel', 'commission-routing', 'eligibility', 'test-result', 'test-specification', 'attempts', 'sanction', 'complaint', 'answer-due'];

async function ask(address: string, name: string): Promise<number> {
  const from = performance.now();
  const body = JSON.stringify({ question: name, date: '2025-03-17', facts: QUESTIONS.get(name)?.example });
  const response = await fetch(`${address}/api/v1/regulation/evaluations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await response.text();
  if (response.status !== 200) throw new Error(`${name} was answered ${response.status}`);
  return performance.now() - from;
}

/** Asks so many a second, whatever the answers take. @returns what each took, in milliseconds */
export async function paced(address: string, { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<number[]> {
  const asked: Promise<number>[] = [];
  const from = performance.now();
  for (let call = 0; call < perSecond * seconds; call += 1) {
    const due = from + (call * 1000) / perSecond;
    if (due > performance.now()) await pause(due - performance.now());
    asked.push(ask(address, NAMES[call % NAMES.length] ?? 'quorum'));
  }
  return Promise.all(asked);
}

/** A batch of eligibility facts in one call. @returns seconds to the last answer */
export async function batch(address: string, token: string, count: number): Promise<number> {
  const example = QUESTIONS.get('eligibility')?.example;
  const lines = Array.from({ length: count }, (_, index) => JSON.stringify({ question: 'eligibility', date: '2025-03-17', facts: { ...example, serviceMonths: index % 480 } })).join('\n');
  const from = performance.now();
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${token}` };
  const response = await fetch(`${address}/api/v1/regulation/evaluations/batch`, { method: 'POST', headers, body: lines });
  const answers = (await response.text()).split('\n').filter(Boolean);
  const wrong = answers.find((line) => line.includes('"problem"')) ?? (answers.length === count ? undefined : `${answers.length} answers, status ${response.status}`);
  if (wrong) throw new Error(wrong);
  return (performance.now() - from) / 1000;
}
