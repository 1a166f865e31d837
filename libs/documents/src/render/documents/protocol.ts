import type { DecidedCase, ProtocolData } from '../../shapes/shapes.js';
import type { DocumentLanguage } from '../../shapes/kinds.js';
import { LOOK } from '../look.js';
import { Sheet } from '../sheet.js';
import { drawSignature, drawSignatureLine } from '../signature-block.js';
import { type Column, drawTable } from '../table.js';
import { capital, categoryName, DECISION_FORMULAS, decisionText } from '../words.js';

interface ProtocolWords {
  title: string;
  chair: string;
  members: string;
  member: string;
  secretary: string;
  absent: string;
  present(present: number, all: number): string;
  decision: string;
  nobody: string;
  columns: { name: string; post: string; present: string; claimed: string; awarded: string; decision: string };
}

const WORDS: Readonly<Record<DocumentLanguage, ProtocolWords>> = {
  kk: {
    title: 'Біліктілік санатын беру (растау) жөніндегі Комиссия отырысының хаттамасы',
    chair: 'Комиссия төрағасы',
    members: 'Комиссия мүшелері',
    member: 'Комиссия мүшесі',
    secretary: 'Хатшы',
    absent: 'қатысқан жоқ',
    present: (present, all) => `Комиссия мүшелерінің саны: ${all}, қатысқаны: ${present}.`,
    decision: 'Аттестаттау комиссиясының ШЕШІМІ',
    nobody: 'Мұндай шешім жоқ',
    columns: {
      name: 'Тегі, аты, әкесінің аты (болған жағдайда)', post: 'Лауазымы', present: 'Қолданыстағы біліктілік санаты', claimed: 'Мәлімделген біліктілік санаты',
      awarded: 'Берілген біліктілік санаты', decision: 'Шешім',
    },
  },
  ru: {
    title: 'Протокол заседания Комиссии на присвоение (подтверждение) квалификационной категории',
    chair: 'Председатель Комиссии',
    members: 'Члены Комиссии',
    member: 'Член Комиссии',
    secretary: 'Секретарь',
    absent: 'отсутствовал(а)',
    present: (present, all) => `Членов Комиссии: ${all}, присутствовало: ${present}.`,
    decision: 'РЕШЕНИЕ аттестационной комиссии',
    nobody: 'Таких решений нет',
    columns: {
      name: 'Фамилия, имя, отчество (при наличии)', post: 'Должность', present: 'Имеющаяся квалификационная категория', claimed: 'Заявляемая квалификационная категория',
      awarded: 'Присвоенная квалификационная категория', decision: 'Решение',
    },
  },
};

/** Protocol of the meeting: four tables, a case that does not meet its claim in the second and in one of the last two. @source O83 Annex 5, X-043 */
export function renderProtocol(data: ProtocolData, language: DocumentLanguage): Promise<Buffer> {
  const sheet = new Sheet('PROTOCOL', data, language, { landscape: true });
  const words = WORDS[language];
  sheet.letterhead();
  sheet.title(words.title, sheet.in(data.commission));
  sheet.dateAndNumber();
  drawComposition(sheet, data);
  sheet.heading(words.decision, 90);
  const columns = columnsIn(language);
  for (const [formula, rows] of tablesOf(data.cases)) {
    drawTable(sheet, { heading: `${capital(DECISION_FORMULAS[formula][language])}:`, columns, rows, empty: words.nobody });
  }
  drawSignature(sheet, data.signature);
  sheet.space(8);
  for (const { name } of data.members.filter(({ present }) => present)) drawSignatureLine(sheet, words.member, name);
  drawSignatureLine(sheet, words.secretary, data.secretary);
  return sheet.finish();
}

type Formula = keyof typeof DECISION_FORMULAS;

/** The four tables of the form, in its order. */
export function tablesOf(cases: readonly DecidedCase[]): [Formula, DecidedCase[]][] {
  return [
    ['MEETS_CLAIMED', cases.filter(({ decision }) => decision === 'MEETS_CLAIMED')],
    ['NOT_MEETS_CLAIMED', cases.filter(({ decision }) => decision === 'NOT_MEETS_CLAIMED')],
    ['KEEP_CURRENT', cases.filter(({ subDecision }) => subDecision === 'KEEP_CURRENT')],
    ['LOWER_THAN_CURRENT', cases.filter(({ subDecision }) => subDecision === 'LOWER_THAN_CURRENT')],
  ];
}

function drawComposition(sheet: Sheet, { chair, members, secretary }: ProtocolData): void {
  const words = WORDS[sheet.language];
  const { pdf, left, width } = sheet;
  const line = (text: string, indent = 0): void => {
    sheet.need(18);
    sheet.letters('regular', LOOK.size.body).text(text, left + indent, pdf.y, { width: width - indent, lineGap: 2 });
  };
  const named = ({ name, present }: ProtocolData['chair']): string => (present ? name : `${name} (${words.absent})`);
  line(`${words.chair}: ${named(chair)}`);
  line(`${words.members}:`);
  members.forEach((member, index) => line(`${index + 1}. ${named(member)}`, 14));
  line(`${words.secretary}: ${secretary}`);
  const all = [chair, ...members];
  line(words.present(all.filter(({ present }) => present).length, all.length));
  sheet.space(4);
}

function columnsIn(language: DocumentLanguage): Column<DecidedCase>[] {
  const { name, post, present, claimed, awarded, decision } = WORDS[language].columns;
  return [
    { title: '№', share: 4, align: 'center', cell: (_, index) => String(index + 1) },
    { title: name, share: 19, cell: (each) => each.name },
    { title: post, share: 15, cell: (each) => each.post[language] },
    { title: present, share: 15.5, cell: (each) => categoryName(each.presentCategory, language) },
    { title: claimed, share: 15.5, cell: (each) => categoryName(each.claimedCategory, language) },
    { title: awarded, share: 15.5, cell: (each) => categoryName(each.awardedCategory, language) },
    { title: decision, share: 20, cell: (each) => decisionText(each, language) },
  ];
}
