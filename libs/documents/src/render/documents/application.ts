import type { ApplicationData } from '../../shapes/shapes.js';
import type { DocumentLanguage } from '../../shapes/kinds.js';
import type { PlainDate } from '@attestation/contracts';
import { untilDate } from '../dates.js';
import { drawFacts, drawNumbered } from '../facts.js';
import { Sheet } from '../sheet.js';
import { drawSignature } from '../signature-block.js';
import { categoryName } from '../words.js';

interface ApplicationWords {
  title: string;
  ask(year: number, category: string): string;
  acquainted: string;
  consent: string;
  noConsent: string;
  attachments: string;
  applicant: string;
  post: string;
  workplace: string;
  email: string;
  current: string;
  until(category: string, date: PlainDate | null): string;
}

const WORDS: Readonly<Record<DocumentLanguage, ApplicationWords>> = {
  kk: {
    title: 'Педагогтің аттестаттаудан өтуге өтініші',
    ask: (year, category) => `Мені ${year} жылы «${category}» біліктілік санатын беру (растау) бойынша аттестаттауға қатысуға жіберуіңізді сұраймын.`,
    acquainted: 'Біліктілік санатын беру (растау) тәртібімен таныстым.',
    consent: 'Қолжетімділігі шектеулі дербес деректерімді осы аттестаттау мақсатында алуға және пайдалануға келісемін.',
    noConsent: 'Қолжетімділігі шектеулі дербес деректерімді алуға келісім бермеймін.',
    attachments: 'Қоса берілетін материалдар',
    applicant: 'Өтініш беруші',
    post: 'Лауазымы',
    workplace: 'Білім беру ұйымының атауы',
    email: 'Электрондық поштасы',
    current: 'Қазіргі біліктілік санаты',
    until: (category, date) => (date ? `${category}, ${untilDate(date, 'kk')}` : category),
  },
  ru: {
    title: 'Заявление на прохождение аттестации педагога',
    ask: (year, category) => `Прошу допустить меня к участию в аттестации по присвоению (подтверждению) квалификационной категории в ${year} году на квалификационную категорию «${category}».`,
    acquainted: 'С порядком присвоения (подтверждения) квалификационной категории ознакомлен(а).',
    consent: 'Даю согласие на доступ к моим персональным данным ограниченного доступа и их использование для настоящей аттестации.',
    noConsent: 'Согласия на доступ к моим персональным данным ограниченного доступа не даю.',
    attachments: 'Прилагаемые материалы',
    applicant: 'Заявитель',
    post: 'Должность',
    workplace: 'Наименование организации образования',
    email: 'Электронная почта',
    current: 'Действующая квалификационная категория',
    until: (category, date) => (date ? `${category}, ${untilDate(date, 'ru')}` : category),
  },
};

/** What the teacher reads and signs. @source O83 Annex 2 */
export function renderApplication(data: ApplicationData, language: DocumentLanguage): Promise<Buffer> {
  const words = WORDS[language];
  const { attestee, year, claimedCategory, currentCategory, currentUntil, email, consent, attachments } = data;
  const sheet = new Sheet('APPLICATION', data, language);
  sheet.letterhead();
  sheet.title(words.title);
  sheet.dateAndNumber();
  drawFacts(sheet, [
    [words.applicant, attestee.name],
    [words.post, sheet.in(attestee.post)],
    [words.workplace, sheet.in(attestee.workplace)],
    ...(email ? [[words.email, email] as const] : []),
    [words.current, words.until(categoryName(currentCategory, language), currentUntil)],
  ]);
  sheet.paragraph(words.ask(year, categoryName(claimedCategory, language)));
  sheet.paragraph(words.acquainted);
  sheet.paragraph(consent ? words.consent : words.noConsent);
  if (attachments.length > 0) {
    sheet.heading(words.attachments);
    drawNumbered(sheet, attachments.map((each) => sheet.in(each)));
  }
  drawSignature(sheet, { name: attestee.name, post: attestee.post });
  return sheet.finish();
}
