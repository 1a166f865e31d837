import type { Texts } from './reasons.js';

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** Why an event of a registry is refused, at its door or after it was taken. */
export const EVENT_REFUSAL_TEXTS = {
  EVENT_ID_REUSED: t(
    'Осы дереккөздің дәл осы нөмірлі оқиғасы басқа мазмұнмен қабылданған: жаңа нөмірмен жіберіңіз.',
    'Событие этого источника с этим номером уже принято с другим содержанием: отправьте под новым номером.',
    'An event of this source with this id was taken with another content: send it under a new id.',
  ),
  EVENT_TYPE_UNKNOWN: t(
    'Мұндай түрдегі немесе нұсқадағы оқиға оқылмайды.',
    'События этого типа или этой версии не читаются.',
    'Events of this type or version are not read.',
  ),
  EVENT_SOURCE_FOREIGN: t(
    'Бұл тіркелгі осы дереккөздің атынан жариялай алмайды.',
    'Этой учётной записи нельзя публиковать от имени этого источника.',
    'This account may not publish in the name of this source.',
  ),
  EVENT_IN_FUTURE: t(
    'Оқиғаның уақыты әлі келген жоқ.',
    'Время события ещё не наступило.',
    'The time of the event has not come yet.',
  ),
  PERSONAL_NUMBER_IN_CLEAR: t(
    'Жеке нөмір ашық күйінде тұр: оны тек мөрленген «subject» ішінде жіберіңіз.',
    'Персональный номер стоит в открытом виде: он передаётся только в запечатанном subject.',
    'A personal number stands in the clear: it travels only inside the sealed subject.',
  ),
  SUBJECT_UNREADABLE: t(
    'Subject біздің кілтпен мөрленбеген немесе жолда өзгерген.',
    'Поле subject не запечатано нашим ключом или изменено в пути.',
    'The subject was not sealed with our key, or was changed on the way.',
  ),
  SUBJECT_MISPLACED: t(
    'Мөрленген «subject» басқа оқиғаға тиесілі.',
    'Запечатанный subject относится к другому событию.',
    'The sealed subject belongs to something else.',
  ),
  SUBJECT_OTHER_PERSON: t(
    'Мөрленген «subject» — басқа адам.',
    'Запечатанный subject — другой человек.',
    'The sealed subject is another person.',
  ),
  SUBJECT_UNKNOWN: t(
    'Платформада мұндай жеке нөмірі бар адам жоқ.',
    'На платформе нет человека с таким персональным номером.',
    'Nobody on the platform has this personal number.',
  ),
  QUESTION_UNKNOWN: t(
    'Мұндай сұрақ қойылмаған.',
    'Такого вопроса никто не задавал.',
    'Nobody put this question.',
  ),
  QUESTION_OTHER_REGISTRY: t(
    'Сұрақ басқа тізілімге қойылған.',
    'Вопрос был задан другому реестру.',
    'The question was put to another registry.',
  ),
  CORRECTION_MISPLACED: t(
    'Түзетілетін оқиға басқа адам немесе басқа тізілім туралы.',
    'Исправляемое событие касается другого человека или другого реестра.',
    'The event to be corrected is about another person or of another registry.',
  ),
  WAITED_IN_VAIN: t(
    'Оқиға қатысты нәрсе белгіленген уақыт ішінде пайда болмады.',
    'То, к чему относится событие, не появилось в отведённое время.',
    'What the event is about did not appear within the time it was kept.',
  ),
};
