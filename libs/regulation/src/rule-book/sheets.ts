import { annex, choice, rule, type RuleChapter } from './types.js';

const total = (source: string) =>
  rule(source, 'exact',
    '{sheet, term}, «{claimed, term}»: ең аз жиынтық {minimum} ұпай[; жиналғаны: {total}].',
    '{sheet, term}, «{claimed, term}»: минимум {minimum} баллов[; набрано: {total}].',
    '{sheet, term}, {claimed, term}: the minimum is {minimum} points[; the total is {total}].');

/** Score sheets of methodists, heads and deputies. */
export const SHEET_RULES: RuleChapter = {
  'X-078': total(annex('12, таблица 2')),
  'X-079': total(annex('13')),
  'X-080': total(annex('13, методический кабинет')),
  'X-081': total(annex('13, заместитель руководителя')),
  'X-078/range': rule(annex('12, 13'), 'exact',
    '{criterion} критерийі бойынша «{claimed, term}» үшін рұқсат етілген ұпайлар: {allowed}; қойылғаны: {value}.',
    'По критерию {criterion} для «{claimed, term}» допустимы баллы: {allowed}; поставлено: {value}.',
    'For criterion {criterion} and {claimed, term} the points may be {allowed}; set were {value}.'),
  'F-29': rule(`${annex('12, 13, «итого»')}; ${choice('минимум — напечатанный итог')}`, 'default',
    'Ең аз жиынтық — басылған қорытынды; жолдардың қосындысынан өзгеше болуы мүмкін.',
    'Минимум — напечатанный итог; он может отличаться от суммы строк.',
    'The minimum is the printed total; it may differ from the sum of the rows.'),
  'F-29/rows': rule(`${annex('12, 13')}; ${choice('какие критерии не применяются, в источниках не сказано')}`, 'uncertain',
    'Ескерту: {sheet, term} үшін қай критерий қолданылмайтыны айтылмаған, оны адам тексереді[; 0 қойылғаны: {criteria}].',
    'Предупреждение: какие критерии не применяются ({sheet, term}), не сказано, это проверяет человек[; стоит 0: {criteria}].',
    'Warning: the sources do not say which criteria are not asked of {sheet, term}; a person checks[; at 0: {criteria}].'),
};
