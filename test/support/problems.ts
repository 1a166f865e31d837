import { expect } from '@jest/globals';
import { LANGUAGES } from '@attestation/contracts';
import type { Asked, Joined, Reply } from './joined.js';

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  reference: string;
  errors?: { field: string; code: string; message: string }[];
  reasons?: { rule: string; text: string }[];
}
export type Sent = [method: string, path: string, asked: Asked];
export type Answer = [status: number, type: string];

export const problemType = (name: string): string => `urn:ustaz:problem:${name}`;

export function expectProblem({ status, body, headers }: Reply<unknown>, [expected, type]: Answer, language: string): Problem {
  const problem = body as Problem;
  expect([status, problem.type, problem.status]).toEqual([expected, problemType(type), expected]);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(headers.get('content-language')).toBe(language);
  expect(problem.reference).toMatch(/^\S{4,20}$/);
  return problem;
}

/** The same refusal in all three languages: one type, three titles. */
export async function refusedEverywhere(joined: Joined, [method, path, asked]: Sent, answer: Answer): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const language of LANGUAGES) problems.push(expectProblem(await joined.ask(method, path, { ...asked, language }), answer, language));
  expect(new Set(problems.map(({ title }) => title)).size).toBe(LANGUAGES.length);
  return problems;
}
