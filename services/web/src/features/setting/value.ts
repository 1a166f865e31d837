import { languageNow } from '../../i18n/speech';
import type { Setting, Value } from './types';

/** What a value of a setting is called. @param yes what "yes" and "no" are called */
export function nameOf({ choiceNames }: Pick<Setting, 'choiceNames'>, value: Value, yes: (key: 'yes' | 'no') => string): string {
  if (typeof value === 'boolean') return yes(value ? 'yes' : 'no');
  return choiceNames[String(value)]?.[languageNow()] ?? String(value);
}

/** What a setting may be: its choices, yes or no, a whole number between its limits, or text. */
export const choicesOf = ({ choices, value }: Pick<Setting, 'choices' | 'value'>): Value[] => (typeof value === 'boolean' ? [true, false] : (choices as Value[]));

/** The value as it is sent. @returns undefined until one is given */
export function valueTyped(setting: Pick<Setting, 'choices' | 'value'>, typed: string): Value | undefined {
  const choice = choicesOf(setting).find((each) => String(each) === typed);
  if (choicesOf(setting).length > 0) return choice;
  if (typed.trim() === '') return undefined;
  return typeof setting.value === 'number' ? Number(typed) : typed.trim();
}
