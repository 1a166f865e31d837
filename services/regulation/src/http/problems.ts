import type { Texts } from '@attestation/contracts';
import { RegulationError } from '@attestation/regulation';
import { commonProblem, ProblemException } from '@attestation/service-kit';

/** What the law as loaded cannot answer, by the error's code. */
const TITLES: Partial<Record<RegulationError['code'], Texts>> = {
  RULE_SET_MISSING: { kk: 'Бұл күнге Қағидалардың редакциясы жүктелмеген.', ru: 'На эту дату редакция Правил не загружена.', en: 'No edition of the Rules is loaded for this date.' },
  RULE_SET_UNKNOWN: { kk: 'Қағидалардың мұндай редакциясы жүктелмеген.', ru: 'Такой редакции Правил нет.', en: 'There is no such edition of the Rules.' },
  RULES_NOT_GIVEN: { kk: 'Дереккөздер бұл редакция үшін жауап бермейді.', ru: 'Источники не дают ответа для этой редакции.', en: 'The sources give no answer for this edition.' },
  CALENDAR_YEAR_MISSING: { kk: 'Бұл жылдың жұмыс күнтізбесі жүктелмеген.', ru: 'Производственный календарь этого года не загружен.', en: 'The working calendar of this year is not loaded.' },
};

export const CHECK: Texts = { kk: 'Мәнді тексеріңіз.', ru: 'Проверьте значение.', en: 'Check the value.' };

/**
 * Runs a question; what the library refuses becomes a problem: wrong facts by their field, law that is not loaded by its name. A defect
 * of ours stays an error.
 */
export function orLawProblem<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw error instanceof RegulationError ? problemOf(error) : error;
  }
}

function problemOf(error: RegulationError): Error {
  const { code, detail, texts } = error;
  if (code === 'FACTS_INVALID') {
    const field = /^(changes|settings)\./.test(String(detail.field)) ? String(detail.field) : `facts.${String(detail.field)}`;
    return commonProblem('VALIDATION_FAILED', { errors: [{ field, code: 'fact-invalid', text: texts ?? CHECK }] });
  }
  const title = TITLES[code];
  const named = Object.values(detail).join(', ');
  return title ? new ProblemException({ status: 422, code, title, detail: { kk: named, ru: named, en: named } }) : error;
}
