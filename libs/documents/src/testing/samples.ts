import { type ClaimableCategory, plainDateOf } from '@attestation/contracts';
import type { DocumentKind } from '../shapes/kinds.js';
import type { Attestee, DecidedCase, DocumentBase, DocumentData, Printed } from '../shapes/shapes.js';

const t = (kk: string, ru: string): Printed => ({ kk, ru });

/** All letters that Kazakh has and Russian has not, in both cases. */
export const KAZAKH_LETTERS = 'Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і';

const base: DocumentBase = {
  number: '10-ORG-2025-000001',
  publicId: '7KQ2MXWV4NPRH9TZB3CD',
  date: plainDateOf('2025-05-20'),
  madeAt: '2025-05-20T09:30:00.000Z',
  issuer: t('«№ 25 Ғабит Мүсірепов атындағы жалпы білім беретін мектеп» КММ', 'КГУ «Общеобразовательная школа № 25 имени Габита Мусрепова»'),
  demo: true,
  clockMoved: true,
};
const attestee: Attestee = {
  name: 'Әбдіқадірова Гүлжаһан Өмірғалиқызы',
  post: t('қазақ тілі мен әдебиеті мұғалімі', 'учитель казахского языка и литературы'),
  workplace: base.issuer,
};
const head = { name: 'Төлегенов Ұлан Іскендірұлы', post: t('Білім беру ұйымының басшысы', 'Руководитель организации образования') };
const signature = { ...head, signedAt: '2025-05-20T09:29:00.000Z', fingerprint: 'acf598f534eff82eb791d1447ac1663d2ea138bad89193fd85e6589583a73454' };
const commission = t('Білім беру ұйымының аттестаттау комиссиясы', 'Аттестационная комиссия организации образования');
const protocol = { number: '3', date: plainDateOf('2025-05-20'), commission };
const decided: DecidedCase = {
  name: attestee.name, post: attestee.post, presentCategory: 'TEACHER', claimedCategory: 'MODERATOR', awardedCategory: 'MODERATOR', decision: 'MEETS_CLAIMED', subDecision: null,
};
const registered = { registrationNumber: '2025-000123', registeredOn: plainDateOf('2025-03-17') };

const CLAIMS: ClaimableCategory[] = ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER'];

/** Data of each kind, to be looked at and tried. */
export const SAMPLES: DocumentData = {
  APPLICATION: {
    ...base, attestee, year: 2025, claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', currentUntil: null, email: 'gulzhahan@example.kz', consent: true,
    attachments: [t('Жоғары білім туралы диплом', 'Диплом о высшем образовании'), t('Біліктілікті арттыру курсының сертификаты, 80 сағат', 'Сертификат курсов повышения квалификации, 80 часов')],
  },
  ACCEPTANCE: { ...base, attestee, claimedCategory: 'MODERATOR', ...registered, signature },
  REFUSAL: {
    ...base, attestee, claimedCategory: 'RESEARCHER', ...registered, grounds: [2, 3], signature: head,
    documents: [t('Біліктілікті арттыру курсының сертификаты', 'Сертификат курсов повышения квалификации'), t('Эссе', 'Эссе'), t('Санат куәлігі мен бұйрығы', 'Удостоверение и приказ о категории')],
    reasons: [t('«Педагог-модератор» санатынан кейін «педагог-сарапшы» санатына өтініш беріледі.', 'После категории «педагог-модератор» заявляется категория «педагог-эксперт».')],
  },
  PROTOCOL: {
    ...base, commission, level: 'ORG', chair: { name: 'Сәрсенбаев Қайрат', present: true }, secretary: 'Жүнісова Әсем', cases: casesOf(8),
    signature: { name: 'Сәрсенбаев Қайрат', post: t('Комиссия төрағасы', 'Председатель Комиссии') },
    members: ['Ахметова Дина', 'Бекенов Нұрлан', 'Виноградова Ольга', 'Ғабдуллин Ерлан', 'Дүйсенова Айгүл', 'Есімов Бауыржан'].map((name, at) => ({ name, present: at !== 3 })),
  },
  ORDER: {
    ...base, protocol, signature: { ...head, post: t('Басшы', 'Руководитель') },
    awards: [{ ...attestee, category: 'MODERATOR', how: 'AWARD', validFrom: plainDateOf('2025-05-22'), validUntil: plainDateOf('2030-05-22') }],
  },
  EXTRACT: { ...base, protocol, case: { ...decided, claimedCategory: 'EXPERT', presentCategory: 'MODERATOR', decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT' }, signature: { name: 'Жүнісова Әсем', post: t('Комиссия хатшысы', 'Секретарь комиссии') } },
  CERTIFICATE: {
    ...base, attestee, decidedOn: plainDateOf('2025-05-20'), order: { issuer: base.issuer, number: '41-Н', date: plainDateOf('2025-05-22') }, category: 'MODERATOR', how: 'AWARD',
    validUntil: plainDateOf('2030-05-22'), publicUrl: 'https://ustaz.example.kz', signature,
  },
} satisfies { [K in DocumentKind]: DocumentData[K] };

/** As many cases as asked for, of every decision. */
export function casesOf(count: number): DecidedCase[] {
  return Array.from({ length: count }, (_, at): DecidedCase => {
    const claimedCategory = CLAIMS[at % 4] as ClaimableCategory;
    const name = `${at % 3 === 0 ? 'Қожахметова-Өтегенова Ұлжан Һашимқызы' : 'Серіков Арман'} ${at + 1}`;
    const of = { name, post: attestee.post, presentCategory: 'MODERATOR' as const, claimedCategory };
    if (at % 4 === 3) return { ...of, awardedCategory: 'TEACHER', decision: 'NOT_MEETS_CLAIMED', subDecision: 'LOWER_THAN_CURRENT' };
    if (at % 4 === 2) return { ...of, awardedCategory: 'MODERATOR', decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT' };
    return { ...of, awardedCategory: claimedCategory, decision: 'MEETS_CLAIMED', subDecision: null };
  });
}
