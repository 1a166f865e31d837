import { describe, expect, it } from '@jest/globals';
import type { PersonId, WorkItemId } from '@attestation/contracts';
import type { CaseFile, HeldStep } from './case-file.js';
import { currentOf } from './current.js';
import { providerOf } from './provider.js';

const file = (state: CaseFile['standing']['state'], more: Partial<CaseFile> = {}) =>
  ({ personId: 'teacher' as PersonId, standing: { state, since: '2025-04-01T04:00:00.000Z' }, windowEnds: '2025-05-31T00:00:00+05:00', submission: null, steps: [], ...more }) as CaseFile;
const step = (id: string, name: HeldStep['step'], openedAt: string, more: Partial<HeldStep> = {}): HeldStep => ({
  workItemId: id as WorkItemId, step: name, holder: { role: 'COMMISSION_MEMBER', personId: id as PersonId }, openedAt, due: null, closedAt: null, ...more,
});
const NOW = '2025-04-02T04:00:00.000Z';

describe('who holds the case now', () => {
  it('is the teacher while it is a draft, until the window ends', () => {
    expect(currentOf(file('DRAFT'), NOW)).toMatchObject({ step: 'draft', holder: { role: 'TEACHER', personId: 'teacher' }, due: '2025-05-31T00:00:00+05:00', late: false });
  });

  it('is every member who still scores, and no more whoever has handed in', () => {
    const steps = [step('m1', 'scoring', NOW), step('m2', 'scoring', NOW), step('m3', 'scoring', NOW, { closedAt: NOW }), step('old', 'booking', '2025-03-20T04:00:00.000Z')];
    const current = currentOf(file('SUMMARY', { steps }), NOW);
    expect(current.step).toBe('scoring');
    expect(current.holders.map(({ personId }) => personId)).toEqual(['m1', 'm2']);
  });

  it('is nobody while only a step’s end is known, and nobody after the end', () => {
    expect(currentOf(file('TESTING', { steps: [step('x', 'booking', NOW, { openedAt: null, closedAt: NOW })] }), NOW).holder).toBeNull();
    expect(currentOf(file('CLOSED', { steps: [step('x', 'order', NOW)] }), NOW)).toMatchObject({ holder: null, holders: [], due: null, late: false });
  });

  it('is late only after its due instant', () => {
    const due = '2025-04-02T09:00:00+05:00'; // the very instant NOW
    expect(currentOf(file('REGISTERED', { steps: [step('x', 'acceptance', NOW, { due })] }), NOW).late).toBe(false);
    expect(currentOf(file('REGISTERED', { steps: [step('x', 'acceptance', NOW, { due })] }), '2025-04-02T04:00:00.001Z').late).toBe(true);
  });
});

describe('who receives an application', () => {
  const at = (claimed: CaseFile['claimed'], subordination: 'DISTRICT' | 'REGIONAL' | 'REPUBLICAN' | 'INDUSTRY', hasDistrictLevel = true) =>
    providerOf({ claimed, organisationId: 'o' as never, placeCode: '193030100' as never, profile: { subordination, hasDistrictLevel, country: '00' } as CaseFile['profile'] });

  it.each([
    ['MODERATOR', 'INDUSTRY', { organisationId: 'o' }],
    ['EXPERT', 'DISTRICT', { placeCode: '1930' }],
    ['HEAD_2', 'REGIONAL', { placeCode: '19' }],
    ['DEPUTY_3', 'REPUBLICAN', { placeCode: '00' }],
    ['RESEARCHER', 'DISTRICT', { placeCode: '19' }],
    ['HEAD_1', 'INDUSTRY', { placeCode: '00' }],
    ['MASTER', 'DISTRICT', { placeCode: '00' }],
  ] as const)('for %s at an organisation of %s subordination is the provider of its attesting body', (claimed, subordination, where) => {
    expect(at(claimed, subordination)).toEqual({ role: 'PROVIDER', ...where });
  });

  it('for an expert in a city without districts is the city’s', () => {
    expect(at('EXPERT', 'DISTRICT', false)).toEqual({ role: 'PROVIDER', placeCode: '19' });
  });
});
