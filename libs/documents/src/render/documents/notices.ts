import type { AcceptanceData, Attestee, RefusalData, RefusalGround } from '../../shapes/shapes.js';
import type { DocumentLanguage } from '../../shapes/kinds.js';
import type { ClaimableCategory, PlainDate } from '@attestation/contracts';
import { dateText, shortDate } from '../dates.js';
import { drawFacts, drawNumbered } from '../facts.js';
import { Sheet } from '../sheet.js';
import { drawSignature } from '../signature-block.js';
import { categoryName } from '../words.js';

interface NoticeWords {
  accepted: string;
  acceptedTitle: string;
  refusedTitle: string;
  refusedBecause(grounds: string): string;
  namely: string;
  nothingNamed: string;
  why: string;
  sent(date: string): string;
  attestee: string;
  post: string;
  workplace: string;
  claimed: string;
  registered: string;
  grounds: Record<RefusalGround, string>;
}

/** Annexes 3 and 4; the grounds in the case their sentence wants. */
const WORDS: Readonly<Record<DocumentLanguage, NoticeWords>> = {
  kk: {
    acceptedTitle: 'Аттестаттаудан өтуге өтінішті қабылдау туралы хабарлама',
    accepted: 'Педагогтерге біліктілік санатын беру (растау) бойынша аттестаттауға қатысуға өтініш қабылданды.',
    refusedTitle: 'Аттестаттаудан өтуге өтінішті одан әрі қараудан бас тарту туралы хабарлама',
    refusedBecause: (grounds) => `Педагогтерге біліктілік санатын беру (растау) рәсіміне қатысуға өтініш ${grounds} байланысты қаралмайды.`,
    namely: 'Атап айтқанда, жоқ немесе сәйкес келмейтін құжаттар:',
    nothingNamed: 'Құжаттар бойынша ескерту жоқ.',
    why: 'Негіздеме:',
    sent: (date) => `Осы хабарлама ${date} күні жіберілді.`,
    attestee: 'Өтініш беруші',
    post: 'Лауазымы',
    workplace: 'Жұмыс орны',
    claimed: 'Мәлімделген біліктілік санаты',
    registered: 'Өтініштің тіркелуі',
    grounds: {
      1: 'ұсынылған құжаттардың (мәліметтердің) анық еместігіне',
      2: 'ұсынылған материалдар мен мәліметтердің белгіленген талаптарға сәйкес келмеуіне',
      3: 'қолжетімділігі шектеулі дербес деректерге қол жеткізуге келісімнің болмауына',
    },
  },
  ru: {
    acceptedTitle: 'Уведомление о приёме заявления на прохождение аттестации',
    accepted: 'Заявление на участие в аттестации по присвоению (подтверждению) квалификационных категорий педагогам принято.',
    refusedTitle: 'Уведомление об отказе в дальнейшем рассмотрении заявления на прохождение аттестации',
    refusedBecause: (grounds) => `Заявление на участие в процедуре присвоения (подтверждения) квалификационных категорий педагогам не рассматривается в связи с ${grounds}.`,
    namely: 'А именно, отсутствующие или несоответствующие документы:',
    nothingNamed: 'К самим документам замечаний нет.',
    why: 'Основание:',
    sent: (date) => `Настоящее уведомление направлено ${date}.`,
    attestee: 'Заявитель',
    post: 'Должность',
    workplace: 'Место работы',
    claimed: 'Заявляемая квалификационная категория',
    registered: 'Регистрация заявления',
    grounds: {
      1: 'недостоверностью представленных документов (сведений)',
      2: 'несоответствием представленных материалов и сведений установленным требованиям',
      3: 'отсутствием согласия на доступ к персональным данным ограниченного доступа',
    },
  },
};

/** The law's form has three lines for documents. */
const MOST_DOCUMENTS = 3;

/** Notice of acceptance. @source O83 Annex 3 */
export function renderAcceptance(data: AcceptanceData, language: DocumentLanguage): Promise<Buffer> {
  const words = WORDS[language];
  const sheet = new Sheet('ACCEPTANCE', data, language);
  beginNotice(sheet, words.acceptedTitle, data);
  sheet.paragraph(words.accepted);
  sheet.paragraph(words.sent(dateText(data.date, language)));
  if (data.signature) drawSignature(sheet, data.signature);
  return sheet.finish();
}

/**
 * Reasoned refusal. @source O83 Annex 4
 * @throws RangeError without a ground, or with more documents than the form has lines
 */
export function renderRefusal(data: RefusalData, language: DocumentLanguage): Promise<Buffer> {
  if (data.grounds.length === 0) throw new RangeError('A refusal names at least one ground.');
  if (data.documents.length > MOST_DOCUMENTS) throw new RangeError(`A refusal names at most ${MOST_DOCUMENTS} documents.`);
  const words = WORDS[language];
  const sheet = new Sheet('REFUSAL', data, language);
  beginNotice(sheet, words.refusedTitle, data);
  sheet.paragraph(words.refusedBecause(data.grounds.map((ground) => words.grounds[ground]).join(', ')));
  sheet.paragraph(data.documents.length > 0 ? words.namely : words.nothingNamed, { align: 'left' });
  drawNumbered(sheet, data.documents.map((each) => sheet.in(each)));
  if (data.reasons.length > 0) {
    sheet.paragraph(words.why, { align: 'left' });
    for (const reason of data.reasons) sheet.paragraph(sheet.in(reason));
  }
  sheet.paragraph(words.sent(dateText(data.date, language)));
  drawSignature(sheet, data.signature);
  return sheet.finish();
}

interface AboutApplication {
  attestee: Attestee;
  claimedCategory: ClaimableCategory;
  registrationNumber: string;
  registeredOn: PlainDate;
}

function beginNotice(sheet: Sheet, title: string, { attestee, claimedCategory, registrationNumber, registeredOn }: AboutApplication): void {
  const words = WORDS[sheet.language];
  sheet.letterhead();
  sheet.title(title);
  sheet.dateAndNumber();
  drawFacts(sheet, [
    [words.attestee, attestee.name],
    [words.post, sheet.in(attestee.post)],
    [words.workplace, sheet.in(attestee.workplace)],
    [words.claimed, categoryName(claimedCategory, sheet.language)],
    [words.registered, `№ ${registrationNumber}, ${shortDate(registeredOn)}`],
  ]);
}
