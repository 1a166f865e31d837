import type { Texts } from './reasons.js';
import type { RefusalCode } from './refusals.js';

const texts = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** What a person reads when a commission, its meeting, its order or a certificate stands in the way. */
export const COMMISSION_REFUSALS = {
  COMMISSION_INVALID: texts(
    'Комиссияның құрамы талаптарға сай емес.',
    'Состав комиссии не отвечает требованиям.',
    'The composition of the commission does not meet the requirements.',
  ),
  COMMISSION_NOT_ACTIVE: texts('Комиссия бекітілмеген.', 'Комиссия не утверждена.', 'The commission has not been approved.'),
  COMMISSION_OVERLAPS: texts(
    'Бұл мерзімде осы деңгейде комиссия бекітілген: келесі мерзімге бекітіңіз немесе бұрынғысының құрамын өзгертіңіз.',
    'На этот срок комиссия этого уровня уже утверждена: утвердите на следующий срок или измените состав прежней.',
    'A commission of this level is approved for this term already: approve one for the next term, or change the composition of that one.',
  ),
  MEETING_UNFINISHED: texts(
    'Құрамнан шығатын адам өткізілген отырыстың хаттамасына қол қоймаған: алдымен хаттаманы аяқтаңыз.',
    'Выбывающий ещё не подписал протокол проведённого заседания: сначала завершите протокол.',
    'Somebody who would leave has still to sign the protocol of a meeting: finish the protocol first.',
  ),
  CHAIR_NOT_ELECTED: {
    kk: 'Төраға сайланған жоқ: қайта дауыс беріңіз.',
    ru: 'Председатель не избран: проведите голосование повторно.',
    en: 'No chair was elected: vote again.',
  },
  VOTES_TOO_MANY: texts(
    'Дауыс бергендер мүшелерден немесе дауыстар дауыс бергендерден көп: сандарын тексеріңіз.',
    'Проголосовавших больше, чем членов комиссии, или голосов больше, чем проголосовавших: проверьте числа.',
    'More voted than there are members, or there are more votes than people who voted: check the numbers.',
  ),
  SHEET_CLOSED: texts('Бағалау парағы жабылған.', 'Оценочный лист закрыт.', 'The score sheet is closed.'),
  SHEETS_DIFFER: texts(
    'Мүшелердің парақтары әртүрлі, ал бағалау бірауыздан болуы тиіс: мүшелер аталған критерийлер бойынша келісіп, парақтарын қайта тапсырсын.',
    'Листы членов комиссии расходятся, а оценка должна быть единогласной: пусть члены согласуют названные критерии и подадут листы заново.',
    'The members’ sheets differ and must all be alike: let the members agree on the criteria named and give their sheets anew.',
  ),
  EVALUATION_MISSING: texts(
    'Бұл портфолио ережелер бойынша бағаланбаған: баллды дәлелмен салыстыру мүмкін емес.',
    'Это портфолио по правилам не оценено: сопоставить баллы с доказательствами нельзя.',
    'This portfolio has not been evaluated by the rules: points cannot be held against its evidence.',
  ),
  POINTS_OUT_OF_RANGE: texts(
    'Ұпай критерийдің шегінен тыс: түзетіңіз.',
    'Баллы вне пределов критерия: исправьте.',
    'Points lie outside the criterion’s range: correct them.',
  ),
  NOT_WAITING: texts(
    'Күн тәртібінде осы комиссияның отырысын күтіп тұрмаған іс бар: тізімді жаңартыңыз.',
    'В повестке есть дело, которое не ждёт заседания этой комиссии: обновите список.',
    'The agenda names a case that does not wait for a meeting of this commission: refresh the list.',
  ),
  NOT_ON_AGENDA: texts('Бұл іс отырыстың күн тәртібінде жоқ.', 'Этого дела нет в повестке заседания.', 'This case is not on the agenda of the meeting.'),
  NO_QUORUM: texts('Кворум жоқ: шешім қабылданбайды.', 'Кворума нет: решение принять нельзя.', 'There is no quorum: no decision can be taken.'),
  MEETING_CLOSED: texts('Отырыс жабылған.', 'Заседание закрыто.', 'The meeting is closed.'),
  MEETING_NOT_YET: texts(
    'Отырыстың күні әлі келген жоқ: сол күнді күтіңіз, оны басқа күнге ауыстырыңыз немесе басқа отырыс шақырыңыз.',
    'День заседания ещё не наступил: дождитесь его, перенесите заседание на другой день или созовите другое.',
    'The day of the meeting has not come yet: wait for it, put the meeting on another day, or call another.',
  ),
  NOT_A_MEMBER: texts('Бұл адам комиссияның мүшесі емес.', 'Этот человек не член комиссии.', 'This person is not a member of the commission.'),
  MEMBER_RECUSED: texts(
    'Бұл мүше мүдделер қақтығысына байланысты осы іске қатыспайды.',
    'Этот член комиссии отведён от дела из-за конфликта интересов.',
    'This member takes no part in the case for a conflict of interest.',
  ),
  MEMBER_ABSENT: texts(
    'Отырыста жоқ мүше үшін дауыс берілмейді.',
    'За отсутствующего члена комиссии не голосуют.',
    'No vote is cast for a member who is not present.',
  ),
  VOTED_TWICE: texts(
    'Бір мүше бір іс бойынша бір рет дауыс береді.',
    'Член комиссии голосует по делу один раз.',
    'A member votes once on a case.',
  ),
  APPEAL_PENDING: texts(
    'Тест нәтижесіне апелляция қаралып жатыр: шешімін күтіңіз.',
    'Апелляция по результату теста рассматривается: дождитесь решения.',
    'An appeal against the test result is under way: wait for its decision.',
  ),
  ALREADY_CLOSED: texts(
    'Іс жабылған: өтініш қайтарып алынған, нәтиже жойылған немесе іс аяқталған.',
    'Дело закрыто: заявление отозвано, результат аннулирован или дело завершено.',
    'The case is closed: withdrawn, annulled or ended.',
  ),
  ALREADY_DECIDED: texts('Бұл іс бойынша шешім қабылданған.', 'Решение по этому делу уже принято.', 'This case has been decided already.'),
  NOT_READY: {
    kk: 'Іс әлі дайын емес: тест нәтижесі немесе бағалау парақтары жоқ.',
    ru: 'Дело ещё не готово: нет результата теста или листов оценивания.',
    en: 'The case is not ready yet: the test result or the score sheets are missing.',
  },
  TIE_UNRESOLVED: texts(
    'Дауыстар тең бөлінді: шешуші дауысты төраға береді.',
    'Голоса разделились поровну: решающий голос за председателем.',
    'The votes are equal: the chair’s vote decides.',
  ),
  DECISION_NOT_PERMITTED: {
    kk: 'Бұл деректер бойынша мұндай шешім қабылдауға болмайды; себептерін қараңыз.',
    ru: 'По этим данным такое решение принять нельзя; см. основания.',
    en: 'The rules do not permit this decision on these facts; see the reasons.',
  },
  PROTOCOL_NOT_READY: texts('Алдымен отырысты жабыңыз.', 'Сначала закройте заседание.', 'Close the meeting first.'),
  EXTRACTS_UNSIGNED: texts(
    'Хатшы алдымен осы хаттамадан үзінділердің бәріне қол қояды.',
    'Секретарь сначала подписывает все выписки из этого протокола.',
    'The secretary first signs every extract of this protocol.',
  ),
  PROTOCOL_NOT_SIGNED: texts(
    'Отырыстың хаттамасына қол қойылмаған: бұйрық соның негізінде шығады.',
    'Протокол заседания не подписан: приказ издаётся на его основании.',
    'The protocol of the meeting is not signed: the order rests on it.',
  ),
  ORDER_NOT_DUE: texts('Бұйрық шығаратын кез емес.', 'Приказ пока издавать не на чем.', 'No order is due.'),
  DIFFERENT_PROTOCOLS: texts(
    'Бір бұйрық бір хаттаманың істерін ғана қамтиды.',
    'Один приказ охватывает дела одного протокола.',
    'One order covers the cases of one protocol.',
  ),
  ORDER_NUMBER_TAKEN: texts(
    'Бұл нөмірмен биыл бұйрық шығарылған: басқа нөмір беріңіз.',
    'Приказ с этим номером в этом году уже издан: укажите другой.',
    'An order of this number was issued this year: give another number.',
  ),
  ORDER_OUTDATED: texts(
    'Бұйрық жобасы ескірген (күні немесе істері өзгерген): жаңасын дайындаңыз.',
    'Проект приказа устарел (дата или дела изменились): подготовьте новый.',
    'The draft of the order is out of date (its day or its cases have changed): make a new one.',
  ),
  CERTIFICATE_NOT_DUE: texts('Куәлік беретін кез емес.', 'Удостоверение пока не выдаётся.', 'No certificate is due.'),
  CERTIFICATE_UNKNOWN: texts(
    'Мұндай куәлік тізілімде жоқ. Сілтемені не QR-кодты қайта тексеріңіз; күмән болса, куәлікті берген ұйымға хабарласыңыз.',
    'Такого удостоверения в реестре нет. Проверьте ссылку или QR-код; при сомнении обратитесь в организацию, которая его выдала.',
    'There is no such certificate in the register. Check the link or QR code; if in doubt, ask the organisation that issued it.',
  ),
} as const satisfies Partial<Record<RefusalCode, Texts>>;
