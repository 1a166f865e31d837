import fc from 'fast-check';

/** What an event waits for, or a throwing event does. Errors and escalations without a code catch all. */
export type Trigger =
  | { kind: 'message'; name: MessageName }
  | { kind: 'signal'; name: SignalName }
  | { kind: 'timer'; cycle: boolean }
  | { kind: 'error'; code: Code | '' }
  | { kind: 'escalation'; code: Escalation | '' };

export type MessageName = 'a' | 'b' | 'c' | 'd';
/** `r` is the one that models throw themselves. */
export type SignalName = 'p' | 'q' | 'r';
export type Code = 'e1' | 'e2';
export type Escalation = 'x1' | 'x2';
/** What an event throws: nothing, a message by a job, the signal `r`, an escalation. */
export type Thrown = 'none' | 'job' | 'signal' | Escalation;

/** A boundary event or the start of an event sub-process, with what follows it. */
export interface Handler {
  trigger: Trigger;
  interrupting: boolean;
  part: Block;
}

export interface Loop {
  sequential: boolean;
  /** ends as soon as one inner instance is over */
  untilFirst: boolean;
}

export type Work =
  | { kind: 'task'; mapped: 'none' | 'in' | 'out' | 'both' }
  | { kind: 'receive'; name: MessageName }
  | { kind: 'sub'; part: Block; events: Handler[] }
  | { kind: 'call'; part: Block; down: boolean; up: boolean };

export interface Activity {
  kind: 'activity';
  work: Work;
  boundaries: Handler[];
  loop?: Loop;
}

/** A block of a random process: it has one way in and one way out, or none where it ends. */
export type Block =
  | Activity
  | { kind: 'catch'; trigger: Awaited }
  | { kind: 'throw'; of: Thrown }
  | { kind: 'timer' | 'script' | 'manual' | 'link' }
  | { kind: 'sequence' | 'parallel' | 'choice' | 'several'; parts: Block[] }
  | { kind: 'race'; trigger: Awaited; parts: [Block, Block] }
  | { kind: 'end'; of: Thrown | 'terminate' | Code };

type Awaited = Extract<Trigger, { kind: 'message' | 'signal' }>;

const messageNames = fc.constantFrom<MessageName>('a', 'b');
const thrown = fc.constantFrom<Thrown>('none', 'job', 'signal', 'x1', 'x2');
const plainTask: Block = { kind: 'activity', work: { kind: 'task', mapped: 'none' }, boundaries: [] };

const awaited: fc.Arbitrary<Awaited> = fc.oneof(
  fc.record({ kind: fc.constant('message' as const), name: messageNames }),
  fc.record({ kind: fc.constant('signal' as const), name: fc.constantFrom<SignalName>('p', 'r') }),
);

const triggers: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({ kind: fc.constant('message' as const), name: fc.constantFrom<MessageName>('c', 'd') }),
  fc.record({ kind: fc.constant('timer' as const), cycle: fc.boolean() }),
  fc.record({ kind: fc.constant('error' as const), code: fc.constantFrom<Code | ''>('e1', 'e2', '') }),
  fc.record({ kind: fc.constant('signal' as const), name: fc.constantFrom<SignalName>('p', 'q', 'r') }),
  fc.record({ kind: fc.constant('escalation' as const), code: fc.constantFrom<Escalation | ''>('x1', 'x2', '') }),
);

/** Errors always interrupt, and so does what a model throws itself: it would call itself for ever. What repeats never does. */
const fitting = ({ trigger, interrupting, part }: Handler): Handler => {
  const always = trigger.kind === 'error' || (trigger.kind === 'signal' && trigger.name === 'r');
  return { trigger: trigger.kind === 'timer' ? { kind: 'timer', cycle: trigger.cycle && !interrupting } : trigger, interrupting: always || interrupting, part };
};

const handlersOf = (part: fc.Arbitrary<Block>) =>
  fc.uniqueArray(fc.record({ trigger: triggers, interrupting: fc.boolean(), part }).map(fitting), { maxLength: 2, size: 'max', selector: ({ trigger: { kind, ...its } }) => `${kind}${'name' in its ? its.name : 'code' in its ? its.code : ''}` });

/** An escalation that does not interrupt its scope must not be thrown again by what it begins there. */
const inScope = (handler: Handler): Handler =>
  handler.trigger.kind === 'escalation' && !handler.interrupting ? { ...handler, part: plainTask } : handler;

/** Only what holds or calls something can be left by an escalation. */
const onActivity = (activity: Activity): Activity => {
  const escalates = activity.work.kind === 'sub' || activity.work.kind === 'call';
  return escalates ? activity : { ...activity, boundaries: activity.boundaries.filter(({ trigger }) => trigger.kind !== 'escalation') };
};

const loops: fc.Arbitrary<Loop | undefined> = fc.option(fc.record({ sequential: fc.boolean(), untilFirst: fc.boolean() }), { nil: undefined, freq: 2 });

const tasks: fc.Arbitrary<Work> = fc.record({ kind: fc.constant('task' as const), mapped: fc.constantFrom('none', 'in', 'out', 'both') });

/** Nested blocks, some deep. @param ends with blocks that end their path, so that not every instance comes to its end by itself */
export const blocksOf = ({ ends }: { ends: boolean }): fc.Arbitrary<Block> =>
  fc.letrec<{ block: Block; small: Block; works: Work }>((tie) => ({
    small: fc.oneof(
      { withCrossShrink: true },
      fc.constant(plainTask),
      fc.record({ kind: fc.constant('catch' as const), trigger: awaited }),
      fc.record({ kind: fc.constant('throw' as const), of: thrown }),
      fc.constantFrom<Block>({ kind: 'timer' }, { kind: 'script' }, { kind: 'manual' }, { kind: 'link' }),
      ...(ends ? [fc.record({ kind: fc.constant('end' as const), of: fc.oneof(thrown, fc.constantFrom('terminate' as const, 'e1' as const, 'e2' as const)) })] : []),
    ),
    works: fc.oneof(
      { maxDepth: 4, depthSize: 'large' },
      tasks,
      fc.record({ kind: fc.constant('receive' as const), name: messageNames }),
      fc.record({ kind: fc.constant('sub' as const), part: tie('block'), events: handlersOf(tie('small')).map((events) => events.map(inScope)) }),
      fc.record({ kind: fc.constant('call' as const), part: tie('small'), down: fc.boolean(), up: fc.boolean() }),
    ),
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'large', withCrossShrink: true },
      tie('small'),
      fc.record({ kind: fc.constant('activity' as const), work: tie('works'), boundaries: handlersOf(tie('small')), loop: loops }).map(onActivity),
      fc.record({ kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'choice' as const, 'several' as const), parts: fc.array(tie('block'), { minLength: 2, maxLength: 3, size: 'max' }) }),
      fc.record({ kind: fc.constant('race' as const), trigger: awaited, parts: fc.tuple(tie('small'), tie('small')) }),
      fc.record({ kind: fc.constant('activity' as const), work: tie('works'), boundaries: handlersOf(tie('block')), loop: loops }).map(onActivity),
    ),
  })).block;
