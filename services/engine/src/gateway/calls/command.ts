import { documentData } from '../../domain/state/document.js';
import { refusal } from '../refusals.js';
import type { Command, ValueType } from '../../domain/kernel/records.js';
import type { Leader } from '../../loop/leader.js';
import type { Message } from '../requests.js';

/** A call that asks once and is answered once. */
export type Unary = (leader: Leader, request: Message) => Promise<Message>;

export type Calls = Readonly<Record<string, Unary>>;

/** Hands a client's command to the partition. @param recorded where that is not the payload as it is. @returns the answer, once it is on disk. @throws Refused; NotLeading */
export async function run<A>(leader: Leader, valueType: ValueType, intent: string, key: number, payload: object, recorded?: object): Promise<A> {
  const { value, ...asked } = command(valueType, intent, key, payload);
  const { rejection, answer } = await leader.require().submit({ ...asked, value: recorded ? { ...recorded } : value });
  if (rejection) throw refusal(intent, rejection);
  return answer as A;
}

/** The record of a client's command tells what was asked. */
export function command(valueType: ValueType, intent: string, key: number, payload: object): Command {
  const asked = payload as Record<string, unknown>;
  const document = asked['variables'] as Record<string, string> | undefined;
  return { valueType, intent, key, payload, value: { ...asked, ...(document && { variables: documentData(document) }) } };
}

/** For calls whose answer is empty. */
export const nothing = (): Message => ({});
