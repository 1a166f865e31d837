import type { Texts } from '@attestation/contracts';

const required: Texts = { kk: 'Міндетті өріс: толтырыңыз.', ru: 'Обязательное поле: заполните.', en: 'Required: fill it in.' };
const asText: Texts = { kk: 'Мәтін енгізіңіз.', ru: 'Введите текст.', en: 'Enter text.' };
const asDate: Texts = {
  kk: 'Бар күнді ЖЖЖЖ-АА-КК түрінде енгізіңіз.',
  ru: 'Введите существующую дату в виде ГГГГ-ММ-ДД.',
  en: 'Enter a date that exists, as YYYY-MM-DD.',
};
const choice: Texts = { kk: 'Мәндердің бірін таңдаңыз: {limit}.', ru: 'Выберите одно из значений: {limit}.', en: 'Choose one of: {limit}.' };
const format: Texts = { kk: 'Мәннің пішіні қате.', ru: 'Неверный формат значения.', en: 'The format is not right.' };

/** What to do about each broken constraint of class-validator; `{limit}` is its number or list. The first broken one is shown. */
export const CONSTRAINT_TEXTS: Record<string, Texts> = {
  whitelistValidation: { kk: 'Мұндай өріс жоқ: алып тастаңыз.', ru: 'Такого поля нет: уберите его.', en: 'There is no such field: remove it.' },
  isDefined: required,
  isNotEmpty: required,
  isNotEmptyObject: required,
  arrayNotEmpty: required,
  isString: asText,
  wholeText: { kk: 'Жарамсыз таңба бар: алып тастаңыз.', ru: 'Есть недопустимый знак: уберите его.', en: 'It holds a character that no text can have: remove it.' },
  isPlainDate: asDate,
  isInstant: {
    kk: 'Күн мен уақытты белдеуімен енгізіңіз: 2025-04-10T10:00:00+05:00.',
    ru: 'Введите дату и время с поясом: 2025-04-10T10:00:00+05:00.',
    en: 'Enter date and time with the offset: 2025-04-10T10:00:00+05:00.',
  },
  isInt: { kk: 'Бүтін сан енгізіңіз.', ru: 'Введите целое число.', en: 'Enter a whole number.' },
  isNumber: { kk: 'Сан енгізіңіз.', ru: 'Введите число.', en: 'Enter a number.' },
  isBoolean: { kk: '«true» немесе «false» енгізіңіз.', ru: 'Укажите true или false.', en: 'Enter true or false.' },
  isUuid: { kk: 'Сәйкестендіргіш (UUID) енгізіңіз.', ru: 'Укажите идентификатор (UUID).', en: 'Enter an identifier (UUID).' },
  isEmail: { kk: 'Электрондық пошта мекенжайын енгізіңіз.', ru: 'Введите адрес электронной почты.', en: 'Enter an e-mail address.' },
  isArray: { kk: 'Тізім енгізіңіз.', ru: 'Укажите список.', en: 'Enter a list.' },
  isObject: { kk: 'Объект енгізіңіз.', ru: 'Укажите объект.', en: 'Enter an object.' },
  isIn: choice,
  isEnum: choice,
  min: { kk: 'Мәні {limit} санынан кем болмауы керек.', ru: 'Значение должно быть не меньше {limit}.', en: 'At least {limit}.' },
  max: { kk: 'Мәні {limit} санынан аспауы керек.', ru: 'Значение должно быть не больше {limit}.', en: 'At most {limit}.' },
  minLength: { kk: 'Ең азы {limit} таңба.', ru: 'Не меньше {limit} знаков.', en: 'At least {limit} characters.' },
  maxLength: { kk: 'Ең көбі {limit} таңба: қысқартыңыз.', ru: 'Не больше {limit} знаков: сократите.', en: 'At most {limit} characters: shorten it.' },
  arrayMinSize: { kk: 'Ең азы {limit} элемент.', ru: 'Не меньше {limit} элементов.', en: 'At least {limit} entries.' },
  arrayMaxSize: { kk: 'Ең көбі {limit} элемент.', ru: 'Не больше {limit} элементов.', en: 'At most {limit} entries.' },
  matches: format,
  arrayUnique: { kk: 'Мәндер қайталанбауы керек.', ru: 'Значения не должны повторяться.', en: 'No value may be repeated.' },
};

export const OTHER_CONSTRAINT: Texts = { kk: 'Мәнді тексеріңіз.', ru: 'Проверьте значение.', en: 'Check the value.' };
