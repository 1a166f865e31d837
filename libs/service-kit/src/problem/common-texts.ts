import type { Texts } from '@attestation/contracts';

interface CommonProblem {
  status: number;
  title: Texts;
  detail?: Texts;
}

/** Problems that are not the law's but the door's. */
export const COMMON_TEXTS = {
  BODY_UNREADABLE: {
    status: 400,
    title: { kk: 'Сұраудың мазмұны дұрыс JSON емес.', ru: 'Тело запроса не является правильным JSON.', en: 'The body of the request is not valid JSON.' },
    detail: {
      kk: 'Мазмұнды UTF-8 кодтауындағы JSON түрінде, «Content-Type: application/json» тақырыбымен жіберіңіз.',
      ru: 'Отправьте тело в виде JSON в кодировке UTF-8 с заголовком «Content-Type: application/json».',
      en: 'Send it as JSON in UTF-8 with the header “Content-Type: application/json”.',
    },
  },
  REQUEST_UNREADABLE: {
    status: 400,
    title: { kk: 'Сұрауды оқу мүмкін болмады.', ru: 'Запрос не удалось прочитать.', en: 'The request could not be read.' },
    detail: {
      kk: 'Мекенжай мен тақырыптарды тексеріңіз: %-белгілер толық, мазмұн көрсетілген ұзындық пен сығу түріне сай болуы тиіс.',
      ru: 'Проверьте адрес и заголовки: знаки после «%» должны быть полными, тело — соответствовать указанной длине и сжатию.',
      en: 'Check address and headers: every “%” code must be whole, the body as long and compressed as the headers say.',
    },
  },
  BODY_TOO_DEEP: {
    status: 400,
    title: { kk: 'Сұраудың мазмұны тым терең қабатталған.', ru: 'Тело запроса слишком глубоко вложено.', en: 'The body of the request is nested too deeply.' },
    detail: {
      kk: 'Тізімдер мен нысандар бірінің ішінде бірі 64 қабаттан аспауы керек.',
      ru: 'Списки и объекты могут быть вложены друг в друга не более 64 раз.',
      en: 'Lists and objects may lie in each other at most 64 deep.',
    },
  },
  IDEMPOTENCY_KEY_MISSING: {
    status: 400,
    title: {
      kk: 'Idempotency-Key тақырыбы жоқ немесе қате.',
      ru: 'Заголовок Idempotency-Key отсутствует или неверен.',
      en: 'The header Idempotency-Key is missing or malformed.',
    },
    detail: {
      kk: 'Әр әрекет үшін жаңа кілт жіберіңіз: 8–200 таңба, әріптер, сандар, «-», «_», «.», «:»; қайталағанда сол кілтті қолданыңыз.',
      ru: 'На каждое действие отправляйте новый ключ: 8–200 знаков, буквы, цифры, «-», «_», «.», «:»; при повторе — тот же ключ.',
      en: 'Send a new key for each act: 8–200 characters, letters, digits, “-”, “_”, “.”, “:”; repeat with the same key.',
    },
  },
  UNAUTHENTICATED: {
    status: 401,
    title: { kk: 'Жүйеге кіру қажет.', ru: 'Необходимо войти в систему.', en: 'Please sign in.' },
  },
  FORBIDDEN: {
    status: 403,
    title: { kk: 'Бұл әрекетке рұқсат жоқ.', ru: 'Это действие не разрешено.', en: 'This act is not permitted.' },
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    title: { kk: 'Мұндай мекенжай жоқ.', ru: 'Такого адреса нет.', en: 'There is no such address.' },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: { kk: 'Бұл әдіс қолданылмайды.', ru: 'Этот метод не поддерживается.', en: 'This method is not supported.' },
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: { kk: 'Сұраудың мазмұны тым үлкен.', ru: 'Тело запроса слишком велико.', en: 'The body of the request is too large.' },
    detail: { kk: 'Бөліп-бөліп, бірнеше сұраумен жіберіңіз.', ru: 'Отправьте по частям, несколькими запросами.', en: 'Send it in parts, with several requests.' },
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    title: { kk: 'Мазмұнның түріне қолдау жоқ.', ru: 'Тип содержимого не поддерживается.', en: 'This type of content is not supported.' },
    detail: {
      kk: 'Мазмұнды API сипаттамасында (/api/docs) аталған түрде, сол түр «Content-Type» тақырыбында көрсетіліп жіберіңіз; әдетте бұл — application/json.',
      ru: 'Отправьте тело того типа, который назван в описании API (/api/docs), и укажите его в заголовке «Content-Type»; обычно это application/json.',
      en: 'Send it as the API’s description (/api/docs) says, with that type in the header “Content-Type”; mostly application/json.',
    },
  },
  VALIDATION_FAILED: {
    status: 422,
    title: { kk: 'Деректер қате толтырылған.', ru: 'Данные заполнены неверно.', en: 'The data are not filled in correctly.' },
    detail: {
      kk: 'Көрсетілген өрістерді түзетіп, қайта жіберіңіз.',
      ru: 'Исправьте указанные поля и отправьте снова.',
      en: 'Correct the fields named and send again.',
    },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: { kk: 'Сұраулар тым жиі.', ru: 'Слишком много запросов.', en: 'Too many requests.' },
  },
  INTERNAL: {
    status: 500,
    title: { kk: 'Жүйеде қате болды.', ru: 'В системе произошла ошибка.', en: 'Something went wrong in the system.' },
    detail: {
      kk: 'Қайталап көріңіз; қайталанса, анықтама нөмірін қолдау қызметіне айтыңыз.',
      ru: 'Повторите попытку; если ошибка повторится, сообщите номер обращения в поддержку.',
      en: 'Please try again; if it happens again, tell the support the reference.',
    },
  },
  UNAVAILABLE: {
    status: 503,
    title: { kk: 'Қызмет уақытша қолжетімсіз.', ru: 'Служба временно недоступна.', en: 'The service is temporarily unavailable.' },
  },
} as const satisfies Record<string, CommonProblem>;

export type CommonCode = keyof typeof COMMON_TEXTS;

const BY_STATUS = new Map<number, CommonCode>([
  [400, 'REQUEST_UNREADABLE'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'ROUTE_NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
  [413, 'BODY_TOO_LARGE'],
  [415, 'MEDIA_TYPE_UNSUPPORTED'],
  [422, 'VALIDATION_FAILED'],
  [429, 'TOO_MANY_REQUESTS'],
  [503, 'UNAVAILABLE'],
]);

/** The common problem behind a bare HTTP status. */
export const codeOfStatus = (status: number): CommonCode => BY_STATUS.get(status) ?? (status < 500 ? 'REQUEST_UNREADABLE' : 'INTERNAL');
