import type { DecidedCase, ExtractData } from '../../shapes/shapes.js';
import type { DocumentLanguage } from '../../shapes/kinds.js';
import { ofDate } from '../dates.js';
import { drawFacts } from '../facts.js';
import { LOOK } from '../look.js';
import { Sheet } from '../sheet.js';
import { drawSignature } from '../signature-block.js';
import { capital, categoryName, DECISION_FORMULAS } from '../words.js';

interface ExtractWords {
  title(number: string, date: string): [string, string];
  decision: string;
  name: string;
  post: string;
  present: string;
  claimed: string;
  awarded: string;
}

const WORDS: Readonly<Record<DocumentLanguage, ExtractWords>> = {
  kk: {
    title: (number, date) => ['Хаттамадан үзінді', `аттестаттау комиссиясы отырысының ${date} № ${number} хаттамасынан`],
    decision: 'Біліктілік санатын беру (растау) кезеңдерінің қорытындысы бойынша Комиссияның ШЕШІМІ',
    name: 'Аттестатталатын педагог',
    post: 'Лауазымы',
    present: 'Қолданыстағы біліктілік санаты',
    claimed: 'Мәлімделген біліктілік санаты',
    awarded: 'Берілген біліктілік санаты',
  },
  ru: {
    title: (number, date) => ['Выписка из протокола', `№ ${number} ${date} заседания аттестационной комиссии`],
    decision: 'РЕШЕНИЕ Комиссии по итогам этапов присвоения (подтверждения) квалификационной категории',
    name: 'Аттестуемый педагог',
    post: 'Должность',
    present: 'Имеющаяся квалификационная категория',
    claimed: 'Заявляемая квалификационная категория',
    awarded: 'Присвоенная квалификационная категория',
  },
};

/** What the protocol says of one teacher. @source O83 Annex 6 */
export function renderExtract(data: ExtractData, language: DocumentLanguage): Promise<Buffer> {
  const words = WORDS[language];
  const { number, date, commission } = data.protocol;
  const sheet = new Sheet('EXTRACT', data, language);
  sheet.letterhead();
  sheet.title(...words.title(number, ofDate(date, language)), sheet.in(commission));
  sheet.dateAndNumber();
  sheet.heading(words.decision);
  sheet.space(4);
  drawFacts(sheet, [
    [words.name, data.case.name],
    [words.post, sheet.in(data.case.post)],
    [words.present, categoryName(data.case.presentCategory, language)],
    [words.claimed, categoryName(data.case.claimedCategory, language)],
    [words.awarded, categoryName(data.case.awardedCategory, language)],
  ]);
  drawDecision(sheet, data.case);
  drawSignature(sheet, data.signature, data.signature.fingerprint ? 'PROTOCOL' : 'DOCUMENT'); // one made before extracts were signed names the protocol's
  return sheet.finish();
}

function drawDecision(sheet: Sheet, { decision, subDecision }: DecidedCase): void {
  for (const formula of [decision, ...(subDecision ? [subDecision] : [])]) {
    sheet.letters('bold', LOOK.size.body).text(`${capital(DECISION_FORMULAS[formula][sheet.language])}.`, sheet.left, sheet.pdf.y, { width: sheet.width });
    sheet.space(5);
  }
}
