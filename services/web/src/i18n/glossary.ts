/** A thing of the law and the words for it: where the English text names it, the other two must use the law's own word. */
export interface Term {
  en: RegExp;
  kk: RegExp;
  ru: RegExp;
}

/** @source RULES part A: actors, categories, procedures, documents */
export const GLOSSARY: readonly Term[] = [
  { en: /\battestation\b/i, kk: /аттестатта/i, ru: /аттест/i },
  { en: /\bcommission\b/i, kk: /комиссия/i, ru: /комисси/i },
  { en: /\bsecretary\b/i, kk: /хатшы/i, ru: /секретар/i },
  { en: /\bchair\b/i, kk: /төраға/i, ru: /председател/i },
  { en: /\bresponsible person\b/i, kk: /жауапты тұлға/i, ru: /ответственн[а-я]+ лиц/i },
  { en: /\bhead\b/i, kk: /басшы/i, ru: /руководител/i },
  { en: /\bteacher-moderator\b/i, kk: /педагог-модератор/i, ru: /педагог-модератор/i },
  { en: /\bteacher-expert\b/i, kk: /педагог-сарапшы/i, ru: /педагог-эксперт/i },
  { en: /\bteacher-researcher\b/i, kk: /педагог-зерттеуші/i, ru: /педагог-исследовател/i },
  { en: /\bteacher-master\b/i, kk: /педагог-шебер/i, ru: /педагог-мастер/i },
  { en: /\bprotocol\b/i, kk: /хаттама/i, ru: /протокол/i },
  { en: /\bextract\b/i, kk: /үзінді/i, ru: /выписк/i },
  { en: /\border\b/i, kk: /бұйры/i, ru: /приказ/i },
  { en: /\bcertificate of (the )?category\b/i, kk: /куәлі/i, ru: /удостоверени/i },
  { en: /\bscore sheet/i, kk: /бағалау пара/i, ru: /лист[а-я]* оценивания/i },
  { en: /\bobservation sheet/i, kk: /бақылау пара/i, ru: /лист[а-я]* наблюдения/i },
  { en: /\bessay\b/i, kk: /эссе/i, ru: /эссе/i },
  { en: /\bportfolio\b/i, kk: /портфолио/i, ru: /портфолио/i },
  { en: /\bappeal commission\b/i, kk: /апелляциялық комиссия/i, ru: /апелляционн[а-я]+ комисси/i },
  { en: /\bact of violation\b/i, kk: /бұзу акті/i, ru: /акт[а-я]* нарушения/i },
  { en: /\bauthorised body\b/i, kk: /уәкілетті орган/i, ru: /уполномоченн[а-я]+ орган/i },
];
