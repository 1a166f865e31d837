import { FactType } from '@attestation/contracts';
import { DEADLINE_MOVED, t, type Lines } from './line.js';

const UPHELD = t(
  'Апелляция қанағаттандырылды: {points} ұпай. Шешім түпкілікті.',
  'Апелляция удовлетворена: {points} баллов. Решение окончательное.',
  'The appeal was upheld: {points} points. The decision is final.',
);
const REJECTED = t(
  'Апелляция қанағаттандырылмады: {points} ұпай. Шешім түпкілікті.',
  'Апелляция отклонена: {points} баллов. Решение окончательное.',
  'The appeal was rejected: {points} points. The decision is final.',
);

/** The knowledge test, and what may stand in its place. */
export const TESTING_LINES = {
  [FactType.TestExempted]: {
    text: t('ПББ-дан босатылды (негізі: {rule}).', 'Освобождение от ОЗП (основание: {rule}).', 'Exempt from the knowledge test (ground: {rule}).'),
    values: ({ rule }) => ({ rule }),
  },
  [FactType.LanguageCertificateAccepted]: {
    text: ({ validUntil }) =>
      validUntil
        ? t(
            'ПББ орнына тіл сертификаты есепке алынды: {kind}, {validUntil} дейін жарамды.',
            'Вместо ОЗП учтён языковой сертификат: {kind}, действует до {validUntil}.',
            'A language certificate counts instead of the knowledge test: {kind}, valid until {validUntil}.',
          )
        : t(
            'ПББ орнына тіл сертификаты есепке алынды: {kind}, мерзімсіз.',
            'Вместо ОЗП учтён языковой сертификат: {kind}, бессрочный.',
            'A language certificate counts instead of the knowledge test: {kind}, without an end.',
          ),
    values: ({ kind, validUntil }) => ({ kind, ...(validUntil && { validUntil: { date: validUntil } }) }),
    document: t('Тіл сертификаты', 'Языковой сертификат', 'Language certificate'),
    number: ({ certificateNumber }) => certificateNumber,
  },
  [FactType.TestBooked]: {
    text: ({ paid }) =>
      paid
        ? t('Тестке жазылды: {startsAt}, {place}; {attempt}-талпыныс, ақылы.', 'Запись на тест: {startsAt}, {place}; попытка {attempt}, платная.', 'Test booked: {startsAt}, {place}; attempt {attempt}, paid.')
        : t('Тестке жазылды: {startsAt}, {place}; {attempt}-талпыныс.', 'Запись на тест: {startsAt}, {place}; попытка {attempt}.', 'Test booked: {startsAt}, {place}; attempt {attempt}.'),
    values: ({ startsAt, place, attempt }) => ({ startsAt: { instant: startsAt }, place, attempt }),
    who: ({ personId }) => ({ personId }),
    document: t('Тестілеуге өтініш (8-қосымша)', 'Заявление на тестирование (Приложение 8)', 'Test application (Annex 8)'),
  },
  [FactType.TestNoticeSent]: {
    text: t('Тест туралы хабарлама жіберілді: {startsAt}, {place}.', 'Отправлено уведомление о тесте: {startsAt}, {place}.', 'Notice of the test sent: {startsAt}, {place}.'),
    values: ({ startsAt, place }) => ({ startsAt: { instant: startsAt }, place }),
  },
  [FactType.TestResultIssued]: {
    text: t(
      'Тест нәтижесі: {tasks} тапсырмадан {points} ұпай ({percent} %), шекті деңгей {threshold} %.',
      'Результат теста: {points} из {tasks} ({percent} %), пороговый уровень {threshold} %.',
      'Test result: {points} of {tasks} ({percent} %), threshold {threshold} %.',
    ),
    values: ({ points, tasks, percent, thresholdPercent }) => ({ points, tasks, percent, threshold: thresholdPercent }),
    document: t('ПББ сертификаты', 'Сертификат о прохождении ОЗП', 'Certificate of the knowledge test'),
    number: ({ certificateNumber }) => certificateNumber,
  },
  [FactType.TestAppealed]: {
    text: t(
      'Тест нәтижесіне апелляция берілді: {tasks} тапсырма; шешім мерзімі: {due}.',
      'Подана апелляция на результат теста: заданий {tasks}; срок решения: {due}.',
      'Appeal filed against the test result: {tasks} tasks; decision due by {due}.',
    ),
    values: ({ tasks, due }) => ({ tasks: tasks.length, due: { instant: due } }),
    who: ({ personId }) => ({ personId }),
  },
  [FactType.AppealDecided]: {
    text: ({ result }) => (result === 'UPHELD' ? UPHELD : REJECTED),
    values: ({ points }) => ({ points }),
    who: ({ by }) => ({ personId: by }),
    document: t('Апелляциялық комиссияның хаттамасы', 'Протокол апелляционной комиссии', 'Protocol of the appeal commission'),
    number: ({ protocolNumber }) => protocolNumber,
  },
  [FactType.AppealOverdue]: {
    text: t('Апелляция мерзімінде қаралмады: {due}.', 'Апелляция не рассмотрена в срок: {due}.', 'The appeal was not decided in time: {due}.'),
    values: ({ due }) => ({ due: { instant: due } }),
  },
  [FactType.RetakeDeclined]: {
    text: t(
      'Педагог тестті қайта тапсырудан бас тартты: іс бар нәтижемен жалғасады.',
      'Педагог отказался от повторной сдачи: дело идёт дальше с имеющимся результатом.',
      'The teacher declined another attempt: the case goes on with the result there is.',
    ),
    who: ({ personId }) => ({ personId }),
  },
  [FactType.TestResultAnnulled]: {
    text: t(
      'Ереже бұзылғаны туралы актімен тест нәтижесінің күші жойылды; бұзушылық {foundOn} анықталды.',
      'Результат теста аннулирован актом о нарушении; нарушение выявлено {foundOn}.',
      'The test result was annulled by an act of violation, found on {foundOn}.',
    ),
    values: ({ foundOn }) => ({ foundOn: { date: foundOn } }),
    who: ({ by }) => ({ personId: by }),
    document: t('Ережелерді бұзу актісі (10-қосымша)', 'Акт нарушения правил (Приложение 10)', 'Act of violation (Annex 10)'),
    number: ({ actNumber }) => actNumber,
  },
  [FactType.TestUntaken]: {
    text: t('Тестілеу кезеңі бітті; тест тапсырылмады.', 'Период тестирования окончен; тест не сдан.', 'The test period ended; the test was not taken.'),
  },
  [FactType.TestingDeadlineMoved]: DEADLINE_MOVED,
} satisfies Lines;
