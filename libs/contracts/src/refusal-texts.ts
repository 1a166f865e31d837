import { COMMISSION_REFUSALS } from './commission-refusals.js';
import type { Texts } from './reasons.js';
import { EVENT_REFUSAL_TEXTS } from './event-refusal-texts.js';
import type { RefusalCode } from './refusals.js';
import { REGULATION_REFUSAL_TEXTS } from './regulation-refusal-texts.js';

const texts = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** What a person reads when a command is refused: what is so, and what can be done. The reasons with their rules come beside it. */
export const REFUSAL_TEXTS: Record<RefusalCode, Texts> = {
  ...COMMISSION_REFUSALS,
  NOT_FOUND: texts('Табылмады немесе сізге қолжетімсіз.', 'Не найдено или вам недоступно.', 'Not found, or not open to you.'),
  IDEMPOTENCY_KEY_REUSED: texts(
    'Бұл Idempotency-Key басқа мазмұнмен қолданылған: жаңа әрекетке жаңа кілт беріңіз.',
    'Этот Idempotency-Key уже использован с другим содержимым: для нового действия нужен новый ключ.',
    'This Idempotency-Key was used with another content: a new act needs a new key.',
  ),
  CATEGORY_NOT_OFFERED: texts(
    'Басшылар мен олардың орынбасарларының санаттарына өтініш бұл жерде әзірге қабылданбайды: портал арқылы беріңіз.',
    'Заявления на категории руководителей и их заместителей здесь пока не принимаются: подайте через портал.',
    'Applications for the categories of heads and their deputies are not taken here yet: apply by the portal.',
  ),
  WINDOW_CLOSED: texts(
    'Өтініш қабылдау мерзімі ашық емес.',
    'Срок приёма заявлений не открыт.',
    'The period for applications is not open.',
  ),
  ATTESTATION_ALREADY_OPEN: texts(
    'Сізде аяқталмаған аттестаттау бар: алдымен соны аяқтаңыз.',
    'У вас уже есть незавершённая аттестация: сначала завершите её.',
    'You have an attestation that is not finished: finish it first.',
  ),
  NOT_A_DRAFT: texts(
    'Өтініш берілген: оны енді өзгертуге болмайды.',
    'Заявление уже подано: изменить его нельзя.',
    'The application has been submitted and can no longer be changed.',
  ),
  DOCUMENTS_MISSING: texts(
    'Құжаттар толық емес: жетіспейтінін қосыңыз.',
    'Не хватает документов: добавьте недостающие.',
    'Documents are missing: add them.',
  ),
  EMAIL_MISSING: texts(
    'Электрондық пошта көрсетілмеген: хабарламалар келетін мекенжайды жазыңыз.',
    'Не указана электронная почта: напишите адрес, на который придут уведомления.',
    'No e-mail address is given: write the one to which notices are to go.',
  ),
  NOT_REGISTERED: texts('Өтініш әлі тіркелмеген.', 'Заявление ещё не зарегистрировано.', 'The application is not registered yet.'),
  ALREADY_ANSWERED: texts('Өтінішке жауап берілген.', 'На заявление уже дан ответ.', 'The application has been answered already.'),
  GROUND_MISSING: texts(
    'Бас тартудың негізін көрсетіңіз.',
    'Укажите основание отказа.',
    'State the ground of the refusal.',
  ),
  NOT_EMPLOYED: texts(
    'Педагогтің бұл ұйымда жұмыс істейтіні расталмады.',
    'Не подтверждено, что педагог работает в этой организации.',
    'It is not confirmed that the teacher works at this organisation.',
  ),
  EMPLOYMENT_AMBIGUOUS: texts(
    'Сізде бірнеше лауазым бар: қайсысы бойынша екенін көрсетіңіз.',
    'У вас несколько должностей: укажите, по какой из них.',
    'You hold several posts: say for which one.',
  ),
  CONSENT_MISSING: texts(
    'Дербес деректерге келісім берілмеген: өтініштен тек осы негізбен бас тартуға болады.',
    'Согласия на персональные данные нет: можно только отказать по этому основанию.',
    'There is no consent to the use of personal data: the application can only be refused on that ground.',
  ),
  GROUND_UNFOUNDED: texts(
    'Көрсетілген негіз бұл өтінішке сай келмейді.',
    'Указанное основание к этому заявлению не относится.',
    'The ground stated does not apply to this application.',
  ),
  TOO_MANY_DOCUMENTS: texts(
    'Хабарламада тізілетін құжаттар тым көп: негізгілерін қалдырыңыз.',
    'В уведомлении перечислено слишком много документов: оставьте главные.',
    'The notice lists too many documents: keep the main ones.',
  ),
  ATTESTATION_ENDED: texts(
    'Бұл аттестаттау аяқталған: енді ештеңе өзгермейді.',
    'Эта аттестация уже завершена: изменить ничего нельзя.',
    'This attestation has ended: nothing of it changes any more.',
  ),
  NOBODY_TO_LIST: texts(
    'Тізімге енгізетін ешкім жоқ: жіберілгендердің бәрі тізімде.',
    'Вносить в список некого: все допущенные уже в списках.',
    'There is nobody to put on the list: all who are admitted are on one.',
  ),
  NOT_TO_BE_LISTED: texts(
    'Таңдалғандардың кейбірі бұл тізімге кірмейді: таңдауды тексеріңіз.',
    'Не все выбранные входят в этот список: проверьте выбор.',
    'Not all of those chosen belong on this list: check the selection.',
  ),
  LIST_NUMBER_TAKEN: texts(
    'Бұл нөмірмен тізім бекітілген: басқа нөмір беріңіз.',
    'Список с таким номером уже утверждён: дайте другой номер.',
    'A list with this number has been approved already: give another number.',
  ),
  LIST_CHANGED: texts(
    'Үміткерлердің саны өзгерді: тізімді қайта қарап, сосын бекітіңіз.',
    'Число кандидатов изменилось: посмотрите список ещё раз и утвердите.',
    'The candidates are no longer as many as you saw: look at the list again, then approve it.',
  ),
  REGION_AMBIGUOUS: texts(
    'Сіз бірнеше өңірге жауап бересіз: қайсысының тізімі екенін көрсетіңіз.',
    'Вы отвечаете за несколько регионов: укажите, чей это список.',
    'You answer for several regions: say whose list it is.',
  ),
  ALREADY_STARTED: texts('Бұл іс бойынша процесс басталған.', 'Процесс по этому делу уже начат.', 'The process of this case has started already.'),
  ALREADY_SUBMITTED: texts(
    'Өтініш мерзім біткенге дейін берілген.',
    'Заявление подано до окончания срока.',
    'The application was submitted before the period ended.',
  ),
  WORK_ITEM_CLOSED: texts('Бұл тапсырма жабылған: тізіміңізге қайтып, келесісін ашыңыз.', 'Это задание уже закрыто: вернитесь к списку и откройте следующее.', 'This task is closed: go back to your list and open the next.'),
  HELD_BY_ANOTHER: texts(
    'Бұл іспен әріптесіңіз жұмыс істеп отыр: ол босатқанша күтіңіз немесе одан беруін сұраңыз.',
    'Над этим делом работает ваш коллега: дождитесь, пока он его освободит, или попросите передать.',
    'A colleague is working on this: wait until it is released, or ask for it.',
  ),
  NOT_A_COLLEAGUE: texts(
    'Бұл адам осы кезекпен жұмыс істемейді: оған беруге болмайды.',
    'Этот человек не работает с этой очередью: передать ему нельзя.',
    'This person does not work on this queue: it cannot be given to them.',
  ),
  HANDING_UNREASONED: texts(
    'Істі әріптеске беру немесе әріптестен алу үшін себебін жазыңыз.',
    'Чтобы передать дело коллеге или забрать у коллеги, укажите причину.',
    'Give the reason when work goes to a colleague or is taken from one.',
  ),
  EVIDENCE_FROZEN: texts(
    'Портфолио өтініш берілген күнгі қалпында бекітілген: оны өзгертуге болмайды.',
    'Портфолио зафиксировано на день подачи: изменить его нельзя.',
    'The portfolio is fixed as of its submission and cannot be changed.',
  ),
  EVIDENCE_INCOMPLETE: texts(
    'Портфолио толық емес: жетіспейтін материалдарды қосыңыз.',
    'Портфолио неполное: добавьте недостающие материалы.',
    'The portfolio is incomplete: add what is missing.',
  ),
  GAPS_MISSING: texts(
    'Портфолионы қайтару үшін не жетіспейтінін белгілеңіз.',
    'Чтобы вернуть портфолио, отметьте, чего в нём не хватает.',
    'To return the portfolio, mark what is missing from it.',
  ),
  GAP_UNKNOWN: texts(
    'Белгіленген жол тексеру парағында жоқ.',
    'Отмеченной строки нет в проверочном листе.',
    'The marked row is not in the check-list.',
  ),
  NOT_RETURNED: texts(
    'Портфолио толықтыруға қайтарылмаған.',
    'Портфолио не возвращено на дополнение.',
    'The portfolio has not been returned to be supplemented.',
  ),
  OBSERVER_NOT_ALLOWED: texts(
    'Сіз бұл педагогтің сабағын бақылай алмайсыз.',
    'Вы не можете наблюдать урок этого педагога.',
    'You may not observe a lesson of this teacher.',
  ),
  OBSERVED_ON_INVALID: texts(
    'Бақылау күні ағымдағы оқу жылынан болуы және болашақта болмауы керек.',
    'День наблюдения должен быть в текущем учебном году и не в будущем.',
    'The day of the observation must lie in the present school year and not in the future.',
  ),
  SHEET_KNOWN: texts(
    'Осы нөмірмен басқа бақылау парағы бар: жаңа параққа жаңа нөмір беріңіз.',
    'Под этим идентификатором уже есть другой лист: новому листу нужен новый.',
    'Another sheet has this id already: a new sheet needs a new one.',
  ),
  SHEET_WITHDRAWN: texts('Бақылау парағы кері қайтарып алынған.', 'Лист наблюдения отозван.', 'The observation sheet has been withdrawn.'),
  NOT_APPOINTED: texts(
    'Деректі басшының бұйрығымен тағайындалған адам ғана енгізе алады: бұйрық нөмірі табылмады.',
    'Данные вводит только лицо, назначенное приказом руководителя: номер приказа не найден.',
    'Only a person appointed by the head’s order enters data: no order is known.',
  ),
  FILE_TYPE_NOT_ALLOWED: texts(
    'Файл қабылданбады: мазмұны бойынша ол PDF, JPEG немесе PNG емес. Құжатты PDF етіп сақтап немесе суретке түсіріп, қайта жіберіңіз.',
    'Файл не принят: по содержанию это не PDF, не JPEG и не PNG. Сохраните документ как PDF или сфотографируйте его и отправьте снова.',
    'The file was not accepted: by its content it is neither PDF nor JPEG nor PNG. Save the document as PDF, or take a picture of it, and send that.',
  ),
  FILE_BROKEN: texts(
    'Файл толық келмеді немесе бүлінген: оны құрылғыңызда ашып көріп, қайта жіберіңіз.',
    'Файл пришёл не целиком или повреждён: откройте его у себя и отправьте снова.',
    'The file is cut off or damaged: open it on your device and send it again.',
  ),
  FILE_TOO_LARGE: texts(
    'Файл тым үлкен: оны ықшамдап немесе бөліктерге бөліп жіберіңіз.',
    'Файл слишком велик: сожмите его или разделите на части.',
    'The file is too large: compress it or split it into parts.',
  ),
  FILE_REPLACED: texts(
    'Бұл нұсқа басқасымен ауыстырылған: құжаттың соңғы нұсқасын қарап, соны ауыстырыңыз.',
    'Эта версия уже заменена: посмотрите последнюю версию документа и замените её.',
    'This version has already been replaced: look at the newest version of the document and replace that.',
  ),
  TOO_MANY_FILES: texts(
    'Бұл іске бұдан көп файл қоса алмайсыз: бұрынғыларын біріктіріңіз.',
    'К этому делу больше нельзя добавить файлов: объедините имеющиеся.',
    'No more files can be added to this case: put several into one.',
  ),
  UPLOAD_OFFSET_WRONG: texts(
    'Файлдың жалғасы басқа жерден басталады: қанша байт келгенін сұрап, сол жерден жалғастырыңыз.',
    'Продолжение файла начинается не с того места: спросите, сколько байтов пришло, и продолжите оттуда.',
    'The continuation of the file starts at the wrong place: ask how many bytes have come and go on from there.',
  ),
  BOOKING_CLOSED: texts('Тестке жазылу жабық.', 'Запись на тест закрыта.', 'Booking of the test is closed.'),
  NO_SUCH_SESSION: texts('Мұндай тест сеансы жоқ: басқасын таңдаңыз.', 'Такого сеанса нет: выберите другой.', 'There is no such session: choose another.'),
  OUTSIDE_TEST_WINDOW: texts(
    'Бұл күн тестілеу мерзімінен тыс: мерзім ішіндегі күнді таңдаңыз.',
    'Эта дата вне срока тестирования: выберите дату в пределах срока.',
    'This date lies outside the test period: choose one within it.',
  ),
  NO_ATTEMPT_LEFT: texts('Тест тапсыру мүмкіндігі таусылған.', 'Попыток сдачи теста не осталось.', 'No attempt at the test is left.'),
  NOT_BOOKED: texts('Тестке жазылу жоқ.', 'Записи на тест нет.', 'The test has not been booked.'),
  LANGUAGE_NOT_OFFERED: texts(
    'Бұл сеанста тест осы тілде өткізілмейді: басқа сеансты не тілді таңдаңыз.',
    'На этом сеансе тест на этом языке не проводится: выберите другой сеанс или язык.',
    'The test is not given in this language at this session: choose another session or language.',
  ),
  SESSION_BOOKED: texts(
    'Бұл сеансқа жазылғандар бар: оны болдырмауға болмайды, тек жазылуды жабуға болады.',
    'На этот сеанс есть записи: отменить его нельзя, можно только закрыть запись.',
    'This session has bookings: it cannot be cancelled, only closed for more.',
  ),
  PAYMENT_MISSING: texts(
    'Бұл талпыныс ақылы: төлем туралы белгіні көрсетіңіз.',
    'Эта попытка платная: укажите данные об оплате.',
    'This attempt is paid: give the reference of the payment.',
  ),
  NO_RESULT_YET: texts('Нәтиже әлі жоқ.', 'Результата ещё нет.', 'There is no result yet.'),
  RESULT_ANNULLED: texts('Бұл тест нәтижесінің күші жойылған.', 'Результат этого теста аннулирован.', 'The result of this test has been annulled.'),
  APPEAL_LATE: texts('Апелляция беру мерзімі өтті.', 'Время подачи апелляции истекло.', 'The time for an appeal is over.'),
  APPEAL_OUTSIDE_ROOM: texts(
    'Апелляция тек тест өткен бөлмеден шықпай беріледі.',
    'Апелляция подаётся только не покидая аудитории.',
    'An appeal is filed without leaving the room of the test only.',
  ),
  APPEAL_UNREASONED: texts(
    'Әр даулы тапсырма бойынша дәлел келтіріңіз.',
    'Приведите обоснование по каждому оспариваемому заданию.',
    'Give your reasons for each task you dispute.',
  ),
  ALREADY_APPEALED: texts(
    'Бұл нәтижеге апелляция берілген.',
    'По этому результату апелляция уже подана.',
    'An appeal against this result has been filed already.',
  ),
  APPEAL_CLOSED: texts(
    'Апелляция қаралған не тоқтатылған: шешім түпкілікті.',
    'Апелляция рассмотрена или прекращена: решение окончательно.',
    'The appeal is decided or discontinued: the decision is final.',
  ),
  ACT_DATE_UNLIKELY: texts(
    'Акт күні тест күнінен ерте немесе бүгіннен кеш бола алмайды.',
    'Дата акта не может быть раньше дня теста или позже сегодняшнего.',
    'The day of the act lies neither before the day of the test nor after today.',
  ),
  CASE_STOPPED: texts('Бұл іс аяқталған не тоқтатылған.', 'Это дело завершено или прекращено.', 'This case is over or was stopped.'),
  PERSONAL_NUMBER_INVALID: texts(
    'ЖСН қате: цифрларын тексеріңіз.',
    'ИИН неверен: проверьте цифры.',
    'The personal number is not valid: check its digits.',
  ),
  PERSONAL_NUMBER_KNOWN: texts('Бұл ЖСН тіркелген.', 'Этот ИИН уже зарегистрирован.', 'This personal number is registered already.'),
  ORGANISATION_UNKNOWN: texts('Мұндай ұйым тіркелімде жоқ.', 'Такой организации нет в реестре.', 'There is no such organisation in the register.'),
  ORGANISATION_CODE_KNOWN: texts(
    'Бұл код басқа ұйымға тиесілі.',
    'Этот код принадлежит другой организации.',
    'This code is another organisation’s.',
  ),
  PERSON_UNKNOWN: texts('Мұндай адам тіркелімде жоқ.', 'Такого человека нет в реестре.', 'There is no such person in the register.'),
  PLACE_UNKNOWN: texts('Мұндай аумақ (КАТО) жоқ.', 'Такой территории (КАТО) нет.', 'There is no such place (KATO).'),
  UNKNOWN_QUESTION: texts('Мұндай сұрақ қарастырылмаған.', 'Такой вопрос не предусмотрен.', 'There is no such question.'),
  RESULT_UNLIKELY: {
    kk: 'Нәтиже осы тестке сәйкес келмейді: тапсырмалар саны немесе ұпай дұрыс емес.',
    ru: 'Результат не подходит к этому тесту: неверно число заданий или баллов.',
    en: 'The result does not fit this test: the number of tasks or points is wrong.',
  },
  RESULT_CONFLICTING: {
    kk: 'Бұл жазылу бойынша басқа нәтиже тіркелген.',
    ru: 'По этой записи уже учтён другой результат.',
    en: 'Another result is recorded for this booking already.',
  },
  ROLE_NOT_ASSIGNABLE: texts(
    'Бұл рөлді осындай жерге тағайындауға болмайды.',
    'Эта роль так не назначается: проверьте организацию или территорию.',
    'This role cannot be given there: check the organisation or the place.',
  ),
  ORDER_NUMBER_MISSING: texts(
    'Бұл рөл басшының бұйрығымен беріледі: бұйрық нөмірін көрсетіңіз.',
    'Эта роль даётся приказом руководителя: укажите номер приказа.',
    'This role is given by the head’s order: name the order.',
  ),
  ROLE_ENDED: texts(
    'Бұл тағайындау аяқталған: жаңасын жасаңыз.',
    'Это назначение уже прекращено: создайте новое.',
    'This assignment has ended: make a new one.',
  ),
  TERM_INVALID: texts('Мерзімнің соңы басынан бұрын.', 'Конец срока раньше его начала.', 'The term ends before it begins.'),
  KEY_MISSING: texts(
    'Кім не не туралы екені көрсетілмеген: ЖСН, ұйым коды немесе сәйкестендіргіш қажет.',
    'Не указано, о ком или о чём строка: нужен ИИН, код организации или идентификатор.',
    'It does not say whom or what it is about: give the personal number, the organisation’s code or an id.',
  ),
  CATEGORY_OUTDATED: texts(
    'Бұдан кейін берілген санат белгілі: ескісі оны алмастырмайды.',
    'Известна категория, присвоенная позже: более ранняя её не заменит.',
    'A category awarded later is known: an earlier one does not replace it.',
  ),
  REGISTRY_KEY_INVALID: texts(
    'Кілт жарамсыз: RSA-OAEP-256 немесе ECDH-ES үшін ашық JWK кілтін беріңіз.',
    'Ключ не подходит: нужен открытый ключ JWK для RSA-OAEP-256 или ECDH-ES.',
    'The key does not fit: give a public JWK for RSA-OAEP-256 or ECDH-ES.',
  ),
  ...EVENT_REFUSAL_TEXTS,
  CALENDAR_CHANGED_MEANWHILE: texts('Күнтізбе өзгеріп кетті: өзгерісті қайта қараңыз.', 'Календарь уже изменён: просмотрите изменение заново.', 'The calendar was changed meanwhile: look at the change again.'),
  CALENDAR_CHANGE_EMPTY: texts('Өзгеріс жоқ: күнтізбе солай тұр.', 'Изменения нет: календарь уже таков.', 'There is no change: the calendar is like this already.'),
  CALENDAR_DAY_ELSEWHERE: texts('Күн басқа жылға жатады немесе екі рет аталған.', 'День относится к другому году или назван дважды.', 'A day belongs to another year or is named twice.'),
  ...REGULATION_REFUSAL_TEXTS,
  SIGNATURE_BROKEN: texts(
    'Қолтаңба бүлінген немесе бұл CMS қолтаңбасы емес: құжатқа қайта қол қойыңыз.',
    'Подпись повреждена или это не подпись CMS: подпишите документ заново.',
    'The signature is broken, or is no CMS signature: sign the document again.',
  ),
  SIGNATURE_OF_OTHER_CONTENT: texts(
    'Қолтаңба басқа мазмұнға қойылған: көрсетілген құжатқа қол қойыңыз.',
    'Подписано другое содержимое: подпишите именно показанный документ.',
    'Another content was signed: sign the document as it is shown.',
  ),
  SIGNATURE_OF_ANOTHER: texts(
    'Қолтаңба басқа адамдікі: өз кілтіңізбен қол қойыңыз.',
    'Подпись принадлежит другому лицу: подпишите своим ключом.',
    'The signature is another person’s: sign with your own key.',
  ),
  SIGNATURE_UNTRUSTED: texts(
    'Қолтаңба сертификатын сенімді куәландырушы орталық бермеген.',
    'Сертификат подписи выдан не доверенным удостоверяющим центром.',
    'The signer’s certificate is of no authority that is trusted here.',
  ),
  SIGNATURE_EXPIRED: texts(
    'Қолтаңба сертификатының мерзімі өткен: жаңа кілт алыңыз.',
    'Срок сертификата подписи истёк: получите новый ключ.',
    'The signer’s certificate has expired: get a new key.',
  ),
  SIGNATURE_NOT_YET_VALID: texts(
    'Қолтаңба сертификаты әлі жарамды емес немесе қол қою уақыты болашақта.',
    'Сертификат подписи ещё не действует, или время подписания в будущем.',
    'The signer’s certificate is not valid yet, or the time of signing lies in the future.',
  ),
  SIGNATURE_WRONG_PURPOSE: texts(
    'Бұл сертификат құжатқа қол қоюға арналмаған немесе онда адам көрсетілмеген.',
    'Этот сертификат не предназначен для подписи документов или не называет человека.',
    'This certificate is not for signing documents, or names no person.',
  ),
  NOT_AN_APPROVER: texts(
    'Бұл құжатты келісу сізден сұралмаған.',
    'Согласовать этот документ просили не вас.',
    'You were not asked to agree to this document.',
  ),
  DOCUMENT_NOT_AGREED: texts(
    'Құжат әлі келісілмеген: барлық келісушілерді күтіңіз.',
    'Документ ещё не согласован: дождитесь всех согласующих.',
    'The document is not agreed yet: wait for everybody who is asked.',
  ),
  DOCUMENT_NOT_SIGNED: texts('Құжатқа әлі қол қойылмаған.', 'Документ ещё не подписан.', 'The document is not signed yet.'),
  DOCUMENT_NUMBER_DIFFERS: texts(
    'Құжатта басқа нөмір басылған.',
    'В документе напечатан другой номер.',
    'Another number is printed in the document.',
  ),
  DOCUMENT_CLOSED: texts(
    'Құжатқа қол қойылған немесе ол тіркелген: енді өзгермейді.',
    'Документ подписан или зарегистрирован и больше не меняется.',
    'The document is signed or registered and no longer changes.',
  ),
  OWN_CASE: texts('Өз ісіңіз бойынша шешім қабылдай алмайсыз.', 'По собственному делу решать нельзя.', 'Nobody decides a case of his own.'),
  STALE_EVENT: texts(
    'Оқиға ескірген: бұдан жаңасы белгілі.',
    'Событие устарело: известно более новое.',
    'The event is out of date: a newer one is known.',
  ),
};
