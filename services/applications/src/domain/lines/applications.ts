import { FactType } from '@attestation/contracts';
import { OUTCOME_TEXTS } from '../texts.js';
import { DEADLINE_MOVED, t, type Lines } from './line.js';

const ACCEPTANCE = t('Қабылдау туралы хабарлама (3-қосымша)', 'Уведомление о приёме (Приложение 3)', 'Notice of acceptance (Annex 3)');
const REFUSAL = t('Уәжді бас тарту (4-қосымша)', 'Мотивированный отказ (Приложение 4)', 'Reasoned refusal (Annex 4)');

const SUBMITTED = t(
  'Өтінішке қол қойылып, тапсырылды; дербес деректерді пайдалануға келісім: {consent}.',
  'Заявление подписано и подано; согласие на использование персональных данных: {consent}.',
  'Application signed and submitted; consent to the use of personal data: {consent}.',
);
const SUBMITTED_WITH_CERTIFICATE = t(
  'Өтінішке қол қойылып, тест орнына тіл сертификатымен ({certificate}) тапсырылды; дербес деректерді пайдалануға келісім: {consent}.',
  'Заявление подписано и подано с языковым сертификатом вместо теста ({certificate}); согласие на использование персональных данных: {consent}.',
  'Application signed and submitted with a language certificate instead of the test ({certificate}); consent to the use of personal data: {consent}.',
);

const WITHDRAWN = t('Педагог өтінішін қайтарып алды.', 'Педагог отозвал заявление.', 'The teacher took the application back.');
const WITHDRAWN_WITH_NOTE = t('Педагог өтінішін қайтарып алды: «{note}».', 'Педагог отозвал заявление: «{note}».', 'The teacher took the application back: “{note}”.');

/** The teacher's own file. */
export const APPLICATION_LINES = {
  [FactType.DraftOpened]: {
    text: t('Өтініш жобасы ашылды: {claimed}; арна: {channel}.', 'Открыт черновик заявления: {claimed}; канал: {channel}.', 'Draft of the application opened: {claimed}; channel: {channel}.'),
    values: ({ claimedCategory, channel }) => ({ claimed: { term: claimedCategory }, channel: { term: channel } }),
    who: ({ personId }) => ({ personId }),
  },
  [FactType.ApplicationSubmitted]: {
    text: ({ languageCertificate }) => (languageCertificate ? SUBMITTED_WITH_CERTIFICATE : SUBMITTED),
    values: ({ consent, languageCertificate }) => ({ consent, certificate: languageCertificate ? `${languageCertificate.kind} ${languageCertificate.level}` : '' }),
    who: ({ personId }) => ({ personId }),
    document: t('Өтініш (Қағидаларға 2-қосымша)', 'Заявление (Приложение 2 к Правилам)', 'Application (Annex 2 to the Rules)'),
  },
  [FactType.ApplicationRegistered]: {
    text: t('Өтініш тіркелді; жауап мерзімі: {answerBy}.', 'Заявление зарегистрировано; срок ответа: {answerBy}.', 'Application registered; answer due by {answerBy}.'),
    values: ({ answerBy }) => ({ answerBy: { instant: answerBy } }),
    document: t('Тіркеу нөмірі', 'Регистрационный номер', 'Registration number'),
    number: ({ registrationNumber }) => registrationNumber,
  },
  [FactType.ApplicationAccepted]: {
    text: t('Өтініш қабылданды.', 'Заявление принято.', 'Application accepted.'),
    who: ({ by }) => ({ personId: by }),
    document: ACCEPTANCE,
    papers: ({ documentId }) => [{ name: ACCEPTANCE, documentId, of: 'applications' }],
  },
  [FactType.ApplicationRefused]: {
    text: t('Өтініштен бас тартылды; негіз: {grounds}.', 'В приёме отказано; основание: {grounds}.', 'Application refused; ground: {grounds}.'),
    values: ({ grounds }) => ({ grounds: grounds.join(', ') }),
    who: ({ by }) => ({ personId: by }),
    document: REFUSAL,
    papers: ({ documentId }) => [{ name: REFUSAL, documentId, of: 'applications' }],
  },
  [FactType.DraftWindowMoved]: {
    text: t(
      'Өтініш қабылдау мерзімі {from} орнына {to} дейін ұзартылды; жоба ашық қалады.',
      'Срок приёма заявлений продлён до {to} вместо {from}; черновик остаётся открытым.',
      'The period for applications was extended to {to} instead of {from}; the draft stays open.',
    ),
    values: ({ from, to }) => ({ from: { instant: from }, to: { instant: to } }),
  },
  [FactType.DraftExpired]: {
    text: t(
      'Өтініш қабылдау мерзімі бітті; жоба тапсырылмай жабылды.',
      'Срок приёма заявлений истёк; черновик закрыт без подачи.',
      'The period for applications ended; the draft was closed unsubmitted.',
    ),
  },
  [FactType.AnswerOverdue]: {
    text: t('Жауап мерзімінде берілмеді: {due}.', 'Ответ не дан в срок: {due}.', 'The answer was not given in time: {due}.'),
    values: ({ due }) => ({ due: { instant: due } }),
  },
  [FactType.ApplicationWithdrawn]: {
    text: ({ note }) => (note ? WITHDRAWN_WITH_NOTE : WITHDRAWN),
    values: ({ note }) => ({ note: note ?? '' }),
    who: ({ personId }) => ({ personId }),
  },
  [FactType.EmailCorrected]: {
    text: t(
      'Педагог хабарламалар келетін электрондық пошта мекенжайын түзетті.',
      'Педагог исправил адрес электронной почты для уведомлений.',
      'The teacher corrected the e-mail address for notices.',
    ),
    who: ({ personId }) => ({ personId }),
  },
  [FactType.AttestationMoved]: {
    text: t(
      'Педагог басқа ұйымға ауысты, іс өзімен бірге көшті; лауазымы: {post}.',
      'Педагог перешёл в другую организацию, дело перешло вместе с ним; должность: {post}.',
      'The teacher works at another organisation now and the case went with her; post: {post}.',
    ),
    values: ({ post }) => ({ post }),
    who: ({ to }) => ({ organisationId: to.organisationId }),
  },
  [FactType.ListApproved]: {
    text: t(
      'Аттестатталатындардың өңірлік тізіміне енгізілді; тізім {approvedOn} бекітілді.',
      'Педагог включён в региональный список аттестуемых; список утверждён {approvedOn}.',
      'Entered in the regional list of attestees, approved on {approvedOn}.',
    ),
    values: ({ approvedOn }) => ({ approvedOn: { date: approvedOn } }),
    who: ({ by }) => ({ personId: by }),
    document: t('Аттестатталатындар тізімі', 'Список аттестуемых', 'List of attestees'),
    number: ({ number }) => number,
  },
  [FactType.ListSent]: {
    text: t('Аттестатталатындар тізімі уәкілетті органға жіберілді.', 'Список аттестуемых направлен в уполномоченный орган.', 'The list of attestees was sent to the authorised body.'),
    who: ({ by }) => ({ personId: by }),
    document: t('Аттестатталатындар тізімі', 'Список аттестуемых', 'List of attestees'),
    number: ({ number }) => number,
  },
  [FactType.AttestationClosed]: {
    text: t('Аттестаттау аяқталды: {outcome}.', 'Аттестация завершена: {outcome}.', 'Attestation closed: {outcome}.'),
    values: ({ outcome }) => ({ outcome: OUTCOME_TEXTS[outcome ?? 'NONE'] }),
  },
  [FactType.ApplicationsDeadlineMoved]: DEADLINE_MOVED,
} satisfies Lines;
