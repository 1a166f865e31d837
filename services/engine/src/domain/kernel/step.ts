import { weightOf } from './batch-size.js';
import type { RecordType } from '@attestation/contracts/engine-records';
import type { DecisionGraph } from '@attestation/decisions';
import type { Element, ElementType, ProcessModel } from '../model/types.js';
import type { Document, PiValue } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Command, LogRecord, RecordValue, ValueType } from './records.js';
import type { Rejection } from '../failure.js';

/** The parsed form of what is deployed, by key. */
export interface Models {
  process(key: number): ProcessModel;
  decisions(requirementsKey: number): DecisionGraph;
  learnProcess(key: number, model: ProcessModel): void;
  learnDecisions(requirementsKey: number, graph: DecisionGraph): void;
}

/** Partition 1: keys are `1 << 51 | counter`. */
export const FIRST_KEY = 2 ** 51;

/** An instance that completed, and its root variables. */
export interface Ended {
  processInstanceKey: number;
  variables: Document;
}

interface Queued {
  /** of its record */
  position: number;
  command: Command;
}

/** One command with all that follows from it: what is read and written, what is recorded, what is still to be done. */
export class Step {
  readonly records: LogRecord[] = [];
  /** keys of jobs that became activatable */
  readonly activatable: number[] = [];
  /** instances that completed */
  readonly ended: Ended[] = [];
  /** what its records weigh */
  weight = 0;
  private readonly queue: Queued[] = [];

  constructor(
    readonly state: State,
    readonly models: Models,
    readonly behaviours: Behaviours,
    /** epoch ms */
    readonly now: number,
    /** of the command that began the batch; −1: it is the first to come */
    private firstPosition = -1,
  ) {}

  nextKey(): number {
    const value = (this.state.counters.get('key')?.value ?? 0) + 1;
    this.state.counters.put({ name: 'key', value });
    return FIRST_KEY + value;
  }

  event(valueType: ValueType, intent: string, key: number, value: object): void {
    this.record('EVENT', { valueType, intent, key, value: value as RecordValue });
  }

  /** Records a command and queues it: commands run in the order in which they were written. */
  command(valueType: ValueType, intent: string, key: number, value: object, payload?: unknown): void {
    const command = { valueType, intent, key, value: { ...value }, payload };
    this.record('COMMAND', command);
    this.queue.push({ position: this.position, command });
  }

  rejected(command: Command, rejection: Rejection): void {
    this.record('COMMAND_REJECTION', command, rejection);
  }

  nextCommand(): Command | undefined {
    return this.queue.shift()?.command;
  }

  /** The first of those that earlier batches have left; what follows from it waits behind the others. */
  nextPending(): Command | undefined {
    const [first = -1] = this.state.pendingInOrder.first(1);
    const row = this.state.pending.delete(first);
    return row && { ...row, valueType: row.valueType as ValueType };
  }

  /** Leaves what is still to be done to later batches. */
  postpone(): void {
    for (const { position, command } of this.queue.splice(0)) this.state.pending.put({ position, ...command });
  }

  /** How far it is, and back to there: of a command that failed nothing remains. */
  mark(): () => void {
    const [journal, weight] = [this.state.journal.mark(), this.weight];
    const lists: unknown[][] = [this.records, this.queue, this.activatable, this.ended];
    const lengths = lists.map(({ length }) => length);
    return () => {
      this.state.journal.rollback(journal);
      this.weight = weight;
      lists.forEach((list, index) => (list.length = lengths[index] ?? 0));
    };
  }

  private get position(): number {
    return this.state.counters.get('position')?.value ?? 0;
  }

  private record(recordType: RecordType, { valueType, intent, key, value }: Command, rejection?: Rejection): void {
    const position = this.position + 1;
    this.weight += weightOf(value);
    this.state.counters.put({ name: 'position', value: position });
    this.records.push({
      position,
      sourceRecordPosition: this.firstPosition,
      key,
      timestamp: this.now,
      recordType,
      valueType,
      intent,
      ...(rejection && { rejectionType: rejection.type, rejectionReason: rejection.reason }),
      value,
    });
    if (this.firstPosition === -1) this.firstPosition = position;
  }
}

/** An element instance at work. */
export interface At {
  key: number;
  value: PiValue;
  element: Element;
  model: ProcessModel;
}

/** What an element does at the turns of its life. Throws `Failure` where it must wait for an operator. */
export interface Behaviour {
  activate(step: Step, at: At): void;
  complete?(step: Step, at: At): void;
  terminate(step: Step, at: At): void;
}

/** What a container does for the elements inside. */
export interface Container {
  childActivating?(step: Step, scope: At, child: At): void;
  /** before the last element of a path completes; true: the completion condition holds */
  beforePathCompleted?(step: Step, scope: At, child: At): boolean;
  afterPathCompleted(step: Step, scope: At, child: At, satisfied: boolean): void;
  childTerminated(step: Step, scope: At): void;
  /** an event sub-process inside begins */
  triggered?(step: Step, scope: At, start: Element): void;
  /** the instance that this call activity started is over */
  calledCompleted?(step: Step, call: At, variables: Document): void;
  calledTerminated?(step: Step, call: At): void;
}

export type Behaviours = Readonly<Partial<Record<ElementType, Behaviour & Partial<Container>>>>;
