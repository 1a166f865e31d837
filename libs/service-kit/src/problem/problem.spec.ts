import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, REFUSALS, refuse, type RefusalCode, type Texts } from '@attestation/contracts';
import { Type as Nested } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsNotEmpty, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { COMMON_TEXTS } from './common-texts.js';
import { CONSTRAINT_TEXTS } from './constraint-texts.js';
import { problemBody } from './filter.js';
import { languageOf } from './language.js';
import { orProblem, ProblemException } from './problem.js';
import { validationPipe } from './validation.js';

describe('the caller\'s language', () => {
  it.each([
    [undefined, 'kk'], ['', 'kk'], ['de, fr', 'kk'], ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'], ['en;q=0.4, ru;q=0.5', 'ru'],
    ['de, en;q=0.1', 'en'], ['ru;q=0, en', 'en'], ['*', 'kk'], [';;,q=', 'kk'],
  ])('of %j is %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('a refused change', () => {
  it.each(Object.keys(REFUSALS) as RefusalCode[])('is a problem with a stable type and its own status: %s', (code) => {
    try {
      orProblem(refuse(code));
      throw new Error('accepted');
    } catch (problem) {
      const { content } = problem as ProblemException;
      for (const language of LANGUAGES) {
        const body = problemBody(content, language, 'ABCD2345');
        expect(body).toMatchObject({ status: REFUSALS[code], type: `urn:ustaz:problem:${code.toLowerCase().replaceAll('_', '-')}`, reference: 'ABCD2345' });
        expect(body.title).not.toBe('');
      }
    }
  });

  it('that was accepted is its value', () => {
    expect(orProblem({ ok: true, value: 7 })).toBe(7);
  });
});

describe('the texts of the doors', () => {
  const common = Object.values<{ title: Texts; detail?: Texts }>(COMMON_TEXTS);
  const sentences: Texts[] = [...common.flatMap(({ title, detail }) => (detail ? [title, detail] : [title])), ...Object.values(CONSTRAINT_TEXTS)];
  it.each(sentences.map((each) => [each.en, each] as const))('are whole in three languages: %s', (_, texts) => {
    for (const language of LANGUAGES) expect(texts[language]).toMatch(/\.$/);
    const places = LANGUAGES.map((language) => texts[language].includes('{limit}'));
    expect(new Set(places).size).toBe(1);
  });
});

class Points {
  @IsString() @IsNotEmpty() criterion!: string;
  @IsInt() @Min(0) @Max(5) value!: number;
}
class Sheet {
  @ValidateNested({ each: true }) @Nested(() => Points) @ArrayMaxSize(2) points!: Points[];
  @IsIn(['YES', 'NO']) vote!: string;
}
class Act {
  @IsString() @Length(3, 5) actNumber!: string;
}
const wrong = async (body: unknown, metatype: new () => object = Sheet) => {
  const problem = await validationPipe().transform(body, { type: 'body', metatype }).catch((error: unknown) => error);
  return problem instanceof ProblemException ? problem.content.errors?.map(({ field, code, text }) => [field, code, text.en]) : problem;
};

describe('a body', () => {
  it('that is right passes as its class', async () => {
    expect(await wrong({ points: [{ criterion: 'a', value: 5 }], vote: 'YES' })).toBeInstanceOf(Sheet);
  });

  it('is told each wrong field by its path, once, with the limits that hold', async () => {
    expect(await wrong({ points: [{ criterion: '', value: 6 }, { criterion: 5, value: -1, iin: 1 }], vote: 'MAYBE' })).toEqual([
      ['points.0.criterion', 'is-not-empty', 'Required: fill it in.'],
      ['points.0.value', 'max', 'At most 5.'],
      ['points.1.iin', 'whitelist-validation', 'There is no such field: remove it.'],
      ['points.1.criterion', 'is-string', 'Enter text.'],
      ['points.1.value', 'min', 'At least 0.'],
      ['vote', 'is-in', 'Choose one of: YES, NO.'],
    ]);
  });

  it('is told which limit of a length is broken, and nothing of lengths where there is no text', async () => {
    const told = [];
    for (const actNumber of ['17', '171717', '', 17, undefined]) told.push(await wrong({ actNumber }, Act));
    const [short, long, asText] = [['actNumber', 'is-length', 'At least 3 characters.'], ['actNumber', 'is-length', 'At most 5 characters: shorten it.'], ['actNumber', 'is-string', 'Enter text.']];
    expect(told).toEqual([[short], [long], [short], [asText], [asText]]);
  });

  it.each([[null], [[]], ['text'], [{ __proto__: { points: [] } }], [{ points: 'x', vote: {} }]])('that is something else altogether is refused: %j', async (body) => {
    expect(await wrong(body)).not.toBeInstanceOf(Sheet);
  });
});
