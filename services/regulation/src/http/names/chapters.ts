import type { Names } from './names.js';

/** The chapters of the rule book: kk, ru, en. */
export const CHAPTERS_OF_THE_BOOK: Names = {
  application: ['Өтініш беру', 'Подача заявления', 'Applying'],
  routing: ['Арна және комиссия', 'Канал и комиссия', 'Channel and commission'],
  test: ['Тестілеу', 'Тестирование', 'The test'],
  commission: ['Комиссия', 'Комиссия', 'The commission'],
  scoring: ['Балл және шектер', 'Баллы и пороги', 'Points and thresholds'],
  evidence: ['Портфолио дәлелдері', 'Материалы портфолио', 'Evidence of the portfolio'],
  advice: ['Кеңестер', 'Советы', 'Advice'],
  decision: ['Шешім және құжаттар', 'Решение и документы', 'Decision and papers'],
  sanctions: ['Бұзушылық пен салдары', 'Нарушения и последствия', 'Breaches and consequences'],
  career: ['Мансап', 'Карьера', 'Career'],
  sheets: ['Басшылар мен әдіскерлер парақтары', 'Листы руководителей и методистов', 'Sheets of heads and methodists'],
  procedure: ['Рәсім, курстар, тәжірибе', 'Порядок, курсы, опыт', 'Procedure, courses, experience'],
};
