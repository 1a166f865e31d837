/** A record of the engine's log in Zeebe's JSON form, as far as it is read here. */
export interface EngineRecord {
  partitionId: number;
  position: number;
  key: number;
  /** epoch ms */
  timestamp: number;
  recordType: 'COMMAND' | 'EVENT' | 'COMMAND_REJECTION';
  valueType: string;
  intent: string;
  value: Readonly<Record<string, unknown>>;
}

/**
 * What came from the topic, as a record.
 * @throws TypeError for anything else, and for a key that JavaScript cannot hold (partitions from the fourth on)
 */
export function readRecord(payload: unknown): EngineRecord {
  const record = payload as EngineRecord | null;
  const whole = [record?.partitionId, record?.position, record?.timestamp].every((each) => Number.isSafeInteger(each));
  const texts = [record?.recordType, record?.valueType, record?.intent].every((each) => typeof each === 'string');
  if (!record || !whole || !texts || typeof record.value !== 'object') throw new TypeError('This is no record of the engine.');
  if (!Number.isSafeInteger(record.key)) throw new TypeError(`The key of the record at ${record.position} is too large: more than three partitions cannot be watched.`);
  return record;
}

/** Members of a value; a missing one is a record that does not keep to its form. */
export class Value {
  constructor(private readonly record: EngineRecord) {}

  text(name: string): string {
    const found = this.record.value[name];
    if (typeof found !== 'string') throw this.misfit(name);
    return found;
  }

  whole(name: string): number {
    const found = this.record.value[name];
    if (typeof found !== 'number' || !Number.isSafeInteger(found)) throw this.misfit(name);
    return found;
  }

  /** A key; −1, "none", becomes null. */
  keyOrNull(name: string): number | null {
    const found = this.whole(name);
    return found < 0 ? null : found;
  }

  wholes(name: string): number[] {
    const found = this.record.value[name];
    if (!Array.isArray(found) || !found.every((each) => Number.isSafeInteger(each))) throw this.misfit(name);
    return found as number[];
  }

  values(name: string): Readonly<Record<string, unknown>>[] {
    const found = this.record.value[name];
    if (!Array.isArray(found) || !found.every((each) => typeof each === 'object' && each !== null)) throw this.misfit(name);
    return found as Readonly<Record<string, unknown>>[];
  }

  private misfit(name: string): TypeError {
    const { valueType, intent, position } = this.record;
    return new TypeError(`${valueType} ${intent} at ${position} has no fitting "${name}".`);
  }
}
