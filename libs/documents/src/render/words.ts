import { type Category, type Decision, type SubDecision, type Texts } from '@attestation/contracts';
import { TERMS } from '@attestation/regulation';
import type { DocumentLanguage } from '../shapes/kinds.js';
import type { DecidedCase, Printed } from '../shapes/shapes.js';

const t = (kk: string, ru: string): Printed => ({ kk, ru });

/** A category by its name in the law (RULES.md A.2). */
export const categoryName = (category: Category, language: DocumentLanguage): string => (TERMS[category] as Texts)[language];

/** The formulas of decisions, whole (RULES.md A.4, X-043). */
export const DECISION_FORMULAS: Readonly<Record<Decision | SubDecision, Printed>> = {
  MEETS_CLAIMED: t('мәлімделген біліктілік санатына сәйкес келеді', 'соответствует заявляемой квалификационной категории'),
  NOT_MEETS_CLAIMED: t('мәлімделген біліктілік санатына сәйкес келмейді', 'не соответствует заявляемой квалификационной категории'),
  KEEP_CURRENT: t('қолданыстағы біліктілік санатына сәйкес келеді', 'соответствует действующей квалификационной категории'),
  LOWER_THAN_CURRENT: t('қолданыстағыдан төмен біліктілік санатына сәйкес келеді', 'соответствует квалификационной категории ниже действующей'),
};

/** The decision on a case in words: both formulas where the claimed category is not met. */
export const decisionText = ({ decision, subDecision }: DecidedCase, language: DocumentLanguage): string =>
  [decision, ...(subDecision ? [subDecision] : [])].map((each) => DECISION_FORMULAS[each][language]).join('; ');

/** With a capital letter, as a heading. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface CommonWords {
  page(page: number, pages: number): string;
  demo: string;
  clockMoved(at: string): string;
  signed: string;
  protocolSigned: string;
  signedAt: string;
  fingerprint: string;
  signedBeside: string;
}

/** Words of every document. */
export const COMMON: Readonly<Record<DocumentLanguage, CommonWords>> = {
  kk: {
    page: (page, pages) => `${page}-бет, барлығы ${pages}`,
    demo: 'ДЕМО: көрсетілім кілттерімен жасалған, заңдық күші жоқ.',
    clockMoved: (at) => `Платформаның сағаты нақты уақыттан өзгеше: ${at}.`,
    signed: 'Электрондық цифрлық қолтаңбамен қол қойылған',
    protocolSigned: 'Хаттамаға электрондық цифрлық қолтаңбамен қол қойылған',
    signedAt: 'Қол қойылған уақыты',
    fingerprint: 'Сертификат таңбасы (SHA-256)',
    signedBeside: 'Электрондық цифрлық қолтаңба құжатпен бірге жеке сақталады (CMS).',
  },
  ru: {
    page: (page, pages) => `Страница ${page} из ${pages}`,
    demo: 'ДЕМО: сделано демонстрационными ключами, юридической силы не имеет.',
    clockMoved: (at) => `Часы платформы отличаются от реального времени: ${at}.`,
    signed: 'Подписано электронной цифровой подписью',
    protocolSigned: 'Протокол подписан электронной цифровой подписью',
    signedAt: 'Время подписания',
    fingerprint: 'Отпечаток сертификата (SHA-256)',
    signedBeside: 'Электронная цифровая подпись хранится вместе с документом отдельно (CMS).',
  },
};
