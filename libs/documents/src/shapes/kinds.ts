import type { Language, Texts } from '@attestation/contracts';

/** What the platform puts on paper; each is made once by its owner and kept as it is. */
export const DOCUMENT_KINDS = ['APPLICATION', 'ACCEPTANCE', 'REFUSAL', 'PROTOCOL', 'ORDER', 'EXTRACT', 'CERTIFICATE'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Official documents are in the two languages of the law. */
export const DOCUMENT_LANGUAGES = ['kk', 'ru'] as const satisfies Language[];
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** How the kinds are called in lists and links (RULES.md A.3). */
export const DOCUMENT_NAMES: Readonly<Record<DocumentKind, Texts>> = {
  APPLICATION: t('Аттестаттаудан өтуге өтініш', 'Заявление на прохождение аттестации', 'Application for attestation'),
  ACCEPTANCE: t('Өтінішті қабылдау туралы хабарлама', 'Уведомление о приёме заявления', 'Notice of acceptance'),
  REFUSAL: t('Өтінішті қараудан бас тарту туралы хабарлама', 'Уведомление об отказе в рассмотрении заявления', 'Notice of refusal'),
  PROTOCOL: t('Комиссия отырысының хаттамасы', 'Протокол заседания Комиссии', 'Protocol of the commission'),
  ORDER: t('Аттестаттаушы органның бұйрығы', 'Приказ аттестующего органа', 'Order of the attesting body'),
  EXTRACT: t('Хаттамадан үзінді', 'Выписка из протокола', 'Extract of the protocol'),
  CERTIFICATE: t('Біліктілік санаты туралы куәлік', 'Удостоверение о квалификационной категории', 'Certificate of category'),
};
