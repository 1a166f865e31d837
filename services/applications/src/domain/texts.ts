import type { AttestationOutcome, AttestationState, Role, Step, Texts } from '@attestation/contracts';

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** The states of D.1 in the words a teacher reads. */
export const STATE_TEXTS: Readonly<Record<AttestationState, Texts>> = {
  DRAFT: t('Өтініш жобасы', 'Черновик заявления', 'Draft of the application'),
  SUBMITTED: t('Өтініш тапсырылды', 'Заявление подано', 'Application submitted'),
  REGISTERED: t('Өтініш тіркелді', 'Заявление зарегистрировано', 'Application registered'),
  REFUSED: t('Өтініштен бас тартылды', 'В приёме отказано', 'Application refused'),
  ACCEPTED: t('Өтініш қабылданды', 'Заявление принято', 'Application accepted'),
  QUALIFICATION_ASSESSMENT: t('Біліктілік бағалау', 'Квалификационная оценка', 'Qualification assessment'),
  RETURNED: t('Портфолио толықтыруға қайтарылды', 'Портфолио возвращено на доработку', 'Portfolio returned for completion'),
  ADMITTED: t('Аттестаттауға жіберілді', 'Допущен(а) к аттестации', 'Admitted to attestation'),
  TESTING: t('Педагогтің білімін бағалау', 'Оценка знаний педагога', 'Knowledge test'),
  TEST_EXEMPT: t('Тестілеуден босатылды', 'Освобождён(а) от теста', 'Exempt from the test'),
  TEST_BY_CERTIFICATE: t('Тест орнына тіл сертификаты есепке алынды', 'Вместо теста учтён языковой сертификат', 'Language certificate counted instead of the test'),
  TEST_DONE: t('Тест тапсырылды', 'Тест сдан', 'Test taken'),
  APPEAL: t('Апелляция қаралуда', 'Рассматривается апелляция', 'Appeal under review'),
  SUMMARY: t('Қызмет нәтижелерін кешенді қорыту', 'Комплексное аналитическое обобщение', 'Comprehensive summary'),
  DECISION: t('Комиссия шешімі қабылданды', 'Решение комиссии принято', 'Commission has decided'),
  ORDER: t('Бұйрық шығарылды', 'Приказ издан', 'Order issued'),
  CERTIFICATE: t('Куәлік берілді', 'Удостоверение выдано', 'Certificate issued'),
  CLOSED: t('Аттестаттау аяқталды', 'Аттестация завершена', 'Attestation closed'),
  WITHDRAWN: t('Өтініш қайтарып алынды', 'Заявление отозвано', 'Application withdrawn'),
  ANNULLED: t('Тест нәтижесінің күші жойылды', 'Результат теста аннулирован', 'Test result annulled'),
  SANCTIONED: t('Шара қолданылды', 'Применена мера', 'Sanction applied'),
  EXPIRED: t('Өтініш мерзімі өтті', 'Срок подачи истёк', 'The draft has expired'),
};

/** The steps that somebody holds. */
export const STEP_TEXTS: Readonly<Record<Step | 'draft', Texts>> = {
  draft: t('Педагог өтінішті толтырып, тапсырады', 'Педагог заполняет и подаёт заявление', 'The teacher completes and submits the application'),
  acceptance: t('Өтінішті қарау', 'Рассмотрение заявления', 'Review of the application'),
  assessment: t('Портфолионың толықтығын тексеру', 'Проверка полноты портфолио', 'Check that the portfolio is complete'),
  supplement: t('Портфолионы толықтыру', 'Дополнение портфолио', 'Supplement of the portfolio'),
  booking: t('Тестке жазылу', 'Запись на тест', 'Booking of the test'),
  test: t('Тест тапсыру', 'Сдача теста', 'Sitting the test'),
  appeal: t('Апелляцияны қарау', 'Рассмотрение апелляции', 'Review of the appeal'),
  scoring: t('Портфолионы бағалау', 'Оценивание портфолио', 'Scoring of the portfolio'),
  meeting: t('Комиссия отырысы', 'Заседание комиссии', 'Meeting of the commission'),
  order: t('Бұйрық шығару', 'Издание приказа', 'Issue of the order'),
  certificate: t('Куәлік беру', 'Выдача удостоверения', 'Issue of the certificate'),
};

export const ROLE_TEXTS: Readonly<Record<Role, Texts>> = {
  TEACHER: t('педагог', 'педагог', 'teacher'),
  RESPONSIBLE_PERSON: t('ұйымның жауапты тұлғасы', 'ответственное лицо организации', 'responsible person of the organisation'),
  HEAD: t('ұйым басшысы', 'руководитель организации', 'head of the organisation'),
  PROVIDER: t('көрсетілетін қызметті беруші', 'услугодатель', 'service provider'),
  COMMISSION_SECRETARY: t('комиссия хатшысы', 'секретарь комиссии', 'secretary of the commission'),
  COMMISSION_MEMBER: t('комиссия мүшесі', 'член комиссии', 'member of the commission'),
  COMMISSION_CHAIR: t('комиссия төрағасы', 'председатель комиссии', 'chair of the commission'),
  DISTRICT_DEPT: t('аудандық (қалалық) білім бөлімі', 'отдел образования района (города)', 'district (city) education department'),
  REGION_DEPT: t('білім басқармасы', 'управление образования', 'regional education department'),
  AUTHORISED_BODY: t('уәкілетті орган', 'уполномоченный орган', 'authorised body'),
  OPERATOR: t('оператор', 'оператор', 'operator'),
};

export const OUTCOME_TEXTS: Readonly<Record<AttestationOutcome | 'NONE', Texts>> = {
  AWARDED: t('санат берілді', 'категория присвоена', 'category awarded'),
  CONFIRMED: t('санат расталды', 'категория подтверждена', 'category confirmed'),
  LOWER_AWARDED: t('мәлімделгеннен төмен санат берілді', 'присвоена категория ниже заявленной', 'a lower category was awarded'),
  NOT_CONFIRMED_KEEP: t('қолданыстағы санат сақталды', 'сохранена действующая категория', 'the current category is kept'),
  REFUSED: t('өтініштен бас тартылды', 'в приёме отказано', 'application refused'),
  NOT_RECOMMENDED: t('ұсынылмады', 'не рекомендован(а)', 'not recommended'),
  ANNULLED: t('нәтиженің күші жойылды', 'результат аннулирован', 'result annulled'),
  BARRED: t('аттестаттауға жіберілмейді', 'не допускается к аттестации', 'barred from attestation'),
  WITHDRAWN: t('өтініш қайтарып алынды', 'заявление отозвано', 'application withdrawn'),
  NONE: t('шешімсіз', 'без решения', 'without a decision'),
};
