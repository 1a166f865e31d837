import { FactType, type Fact, type FactOf, type Instant } from '@attestation/contracts';
import type { CaseFile, HeldStep } from './case-file.js';
import { keptOf } from './lines.js';
import { further, stateAfter } from './machine.js';

/**
 * The file after facts of one instant, its own or another service's: standing, steps and time-line follow from them alone.
 * A fact that says nothing here leaves the very same file.
 */
export function withFacts(file: CaseFile, at: Instant, facts: readonly Fact[]): CaseFile {
  return facts.reduce((before, fact) => withFact(before, at, fact), file);
}

function withFact(file: CaseFile, at: Instant, fact: Fact): CaseFile {
  const state = stateAfter(fact);
  const standing = state ? further(file.standing, { state, since: at }) : file.standing;
  const stands = standing === file.standing ? file : { ...file, standing };
  const step = stepOf(fact);
  if (step) return withStep(stands, step);
  const moved = isMove(fact) ? withDue(stands, fact.data) : stands;
  const line = keptOf(fact);
  return line ? { ...moved, news: [...file.news, { at, fact: line }] } : moved;
}

type Moved = FactOf<typeof FactType.ApplicationsDeadlineMoved>;
const isMove = (fact: Fact): fact is Extract<Fact, { data: Moved }> => fact.type === FactType.ApplicationsDeadlineMoved || fact.type === FactType.TestingDeadlineMoved;

/** A step that is held is due at another time; one that was let go meanwhile stays as it was. */
function withDue(file: CaseFile, { workItemId, step, to }: Moved): CaseFile {
  const known = file.steps.find((each) => each.workItemId === workItemId && each.step === step && !each.closedAt);
  if (!known) return file;
  const others = (steps: readonly HeldStep[]) => steps.filter((each) => each !== known && !(each.workItemId === workItemId && each.step === step));
  const due = { ...known, due: to };
  return { ...file, steps: [...others(file.steps), due], touched: [...others(file.touched), due] };
}

/** What a work item's fact says of who holds the case. */
function stepOf({ type, data }: Fact): HeldStep | undefined {
  if (!type.includes('.work-item-')) return undefined;
  const { workItemId, step, ...rest } = data as Extract<Fact, { type: 'kz.ustaz.portfolio.work-item-opened.v1' | 'kz.ustaz.portfolio.work-item-closed.v1' }>['data'];
  return 'holder' in rest
    ? { workItemId, step, holder: rest.holder, openedAt: rest.openedAt, due: rest.due, closedAt: null }
    : { workItemId, step, holder: null, openedAt: null, due: null, closedAt: rest.closedAt };
}

/** A step's opening and its end may come in either order: each fills in what it knows. */
function withStep(file: CaseFile, told: HeldStep): CaseFile {
  const same = ({ workItemId, step }: HeldStep) => workItemId === told.workItemId && step === told.step;
  const known = file.steps.find(same);
  const step = known ? merged(known, told) : told;
  const others = (steps: readonly HeldStep[]) => steps.filter((each) => !same(each));
  return { ...file, steps: [...others(file.steps), step], touched: [...others(file.touched), step] };
}

function merged(known: HeldStep, told: HeldStep): HeldStep {
  const closedAt = known.closedAt ?? told.closedAt;
  if (isOpenedAgain(known, told)) return { ...told, closedAt };
  return { ...known, holder: known.holder ?? told.holder, openedAt: known.openedAt ?? told.openedAt, due: known.due ?? told.due, closedAt };
}

/** In other hands, as when the case has moved. @source X-047 */
const isOpenedAgain = (known: HeldStep, told: HeldStep): boolean =>
  known.openedAt !== null && told.openedAt !== null && Date.parse(told.openedAt) > Date.parse(known.openedAt);
