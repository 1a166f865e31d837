import { beforeEach, describe, expect, it } from '@jest/globals';
import { speak } from '../../i18n/speech';
import { choicesOf, nameOf, valueTyped } from './value';

const majority = { value: 'PRESENT', choices: ['PRESENT', 'ALL'], choiceNames: { PRESENT: { kk: 'қатысқандардан', ru: 'от присутствующих', en: 'of those present' }, ALL: { kk: 'құрамнан', ru: 'от состава', en: 'of all' } } };
const ground = { value: 2, choices: [1, 2], choiceNames: { 1: { kk: '1-негіз', ru: 'основание 1', en: 'ground 1' } } };
const hours = { value: 72, choices: [], choiceNames: {} };
const recused = { value: true, choices: [], choiceNames: {} };
const pattern = { value: '{KATO2}-{seq6}', choices: [], choiceNames: {} };
const yes = (key: 'yes' | 'no') => ({ yes: 'иә', no: 'жоқ' })[key];

describe('A value of a setting', () => {
  beforeEach(() => speak('kk'));

  it('is called by its name in the reader’s language', () => {
    expect(nameOf(majority, 'ALL', yes)).toBe('құрамнан');
    speak('en');
    expect([nameOf(majority, 'ALL', yes), nameOf(ground, 1, yes)]).toEqual(['of all', 'ground 1']);
  });

  it.each([[recused, true, 'иә'], [recused, false, 'жоқ'], [hours, 24, '24'], [pattern, '{seq6}', '{seq6}']] as const)('of another kind is itself: %#', (setting, value, name) => expect(nameOf(setting, value, yes)).toBe(name));

  it.each([
    ['a choice', majority, 'ALL', 'ALL'],
    ['none of the choices', majority, 'NONE', undefined],
    ['a choice that is a number', ground, '1', 1],
    ['yes or no', recused, 'false', false],
    ['a number', hours, '24', 24],
    ['text', pattern, ' {seq6} ', '{seq6}'],
    ['nothing yet', hours, ' ', undefined],
  ] as const)('is sent as what it is: %s', (_title, setting, typed, value) => expect(valueTyped({ ...setting, choices: [...setting.choices] }, typed)).toBe(value));

  it('is one of its choices, or yes and no, or free', () => {
    expect([majority, recused, hours].map(choicesOf)).toEqual([['PRESENT', 'ALL'], [true, false], []]);
  });
});
