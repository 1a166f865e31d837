import { plainDateOf } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT_KINDS, DOCUMENT_LANGUAGES, DOCUMENT_NAMES, type DocumentKind, type DocumentLanguage } from '../shapes/kinds.js';
import type { DocumentData } from '../shapes/shapes.js';
import { textOf, titleOf } from '../testing/pdf-text.js';
import { casesOf, KAZAKH_LETTERS, SAMPLES } from '../testing/samples.js';
import { render } from './render.js';

const EACH = DOCUMENT_KINDS.flatMap((kind) => DOCUMENT_LANGUAGES.map((language): [DocumentKind, DocumentLanguage] => [kind, language]));
const textIn = async <K extends DocumentKind>(kind: K, data: DocumentData[K], language: DocumentLanguage): Promise<string> => (await textOf(await render(kind, data, language))).join(' ');

/** Lines end where they may, also within «педагог-модератор». */
const unspaced = (text: string): string => text.replaceAll(' ', '');

describe.each(EACH)('%s in %s', (kind, language) => {
  it('is the same bytes for the same data, and other bytes for others', async () => {
    const [once, again, later] = await Promise.all([
      render(kind, SAMPLES[kind], language), render(kind, SAMPLES[kind], language), render(kind, { ...SAMPLES[kind], madeAt: '2025-05-20T09:30:01.000Z' }, language),
    ]);

    expect(once.equals(again)).toBe(true);
    expect(once.equals(later)).toBe(false);
    expect(once.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('names itself, whose it is, its number and its public id', async () => {
    const { issuer, number, publicId } = SAMPLES[kind];
    const bytes = await render(kind, SAMPLES[kind], language);
    const text = (await textOf(bytes)).join(' ');

    for (const part of [issuer[language], number, publicId]) expect(text).toContain(part);
    expect(await titleOf(bytes)).toBe(`${DOCUMENT_NAMES[kind][language]} № ${number}`);
  });

  it('says on each page that it is a demo’s and that the clock was moved, where it is so', async () => {
    const many = kind === 'PROTOCOL' ? { cases: casesOf(60) } : {};
    const pages = await textOf(await render(kind, { ...SAMPLES[kind], ...many }, language));
    const [demo, clock] = language === 'kk' ? ['заңдық күші жоқ', 'сағаты нақты уақыттан өзгеше: 20.05.2025 14:30'] : ['юридической силы не имеет', 'отличаются от реального времени: 20.05.2025 14:30'];

    for (const page of pages) expect([page.includes('ДЕМО'), page.includes(demo), page.includes(clock)]).toEqual([true, true, true]);
    expect(pages.length > 1).toBe(kind === 'PROTOCOL');
  });

  it('says nothing of the kind where it is not so', async () => {
    const text = await textIn(kind, { ...SAMPLES[kind], demo: false, clockMoved: false }, language);

    expect(text).not.toMatch(/ДЕМО|сағаты|Часы платформы/);
  });
});

describe.each(DOCUMENT_LANGUAGES)('the letters, in %s', (language) => {
  it('of Kazakh stay whole in regular and bold', async () => {
    const printed = { kk: KAZAKH_LETTERS, ru: KAZAKH_LETTERS };
    const letters = KAZAKH_LETTERS.split(' ').join('');
    const regular = await textIn('PROTOCOL', { ...SAMPLES.PROTOCOL, cases: [{ ...casesOf(1)[0]!, name: letters.slice(0, 9), post: { kk: letters.slice(9), ru: letters.slice(9) } }] }, language);
    const bold = await textIn('ACCEPTANCE', { ...SAMPLES.ACCEPTANCE, issuer: printed }, language);

    expect(regular).toContain(letters.slice(0, 9));
    expect(regular).toContain(letters.slice(9));
    expect(bold).toContain(KAZAKH_LETTERS);
  });

  it('of any name and post are printed as they are', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'fiflffАаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯяABCxyz'), minLength: 1, maxLength: 12 });
    const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((each) => each.join(' '));
    await fc.assert(
      fc.asyncProperty(words, words, async (name, post) => {
        const attestee = { ...SAMPLES.ACCEPTANCE.attestee, name, post: { kk: post, ru: post } };
        const text = unspaced(await textIn('ACCEPTANCE', { ...SAMPLES.ACCEPTANCE, attestee, demo: false }, language));
        expect(text).toContain(unspaced(name));
        expect(text).toContain(unspaced(post));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('a notice', () => {
  it('of acceptance says that the application is accepted and when this was sent', async () => {
    expect(await textIn('ACCEPTANCE', SAMPLES.ACCEPTANCE, 'ru')).toMatch(/квалификационных категорий педагогам принято\. Настоящее уведомление направлено 20 мая 2025 года\./);
    expect(await textIn('ACCEPTANCE', SAMPLES.ACCEPTANCE, 'kk')).toMatch(/өтініш қабылданды\. Осы хабарлама 2025 жылғы 20 мамыр күні жіберілді\./);
  });

  it('of refusal names each ground, each document and why', async () => {
    const text = await textIn('REFUSAL', { ...SAMPLES.REFUSAL, grounds: [1, 2, 3] }, 'ru');

    expect(text).toContain('в связи с недостоверностью представленных документов (сведений), несоответствием представленных материалов и сведений установленным требованиям, отсутствием согласия');
    for (const document of SAMPLES.REFUSAL.documents) expect(text).toContain(document.ru);
    expect(text).toMatch(/1\) .*2\) .*3\) /);
    expect(text).toContain(SAMPLES.REFUSAL.reasons[0]!.ru);
  });

  it('of refusal has a ground, and no more documents than the form has lines', async () => {
    await expect(render('REFUSAL', { ...SAMPLES.REFUSAL, grounds: [] }, 'kk')).rejects.toThrow(RangeError);
    await expect(render('REFUSAL', { ...SAMPLES.REFUSAL, documents: Array(4).fill(SAMPLES.REFUSAL.documents[0]) }, 'kk')).rejects.toThrow(RangeError);
  });

  it('shows whose signature it bears, or that the signature is kept beside it', async () => {
    expect(await textIn('ACCEPTANCE', SAMPLES.ACCEPTANCE, 'kk')).toMatch(/қол қойылған .*20\.05\.2025 14:29 .*SHA-256\): acf598f5 34eff82e/);
    expect(await textIn('REFUSAL', SAMPLES.REFUSAL, 'kk')).toContain('бірге жеке сақталады (CMS)');
  });

  it.each([['kk', 'Хаттамаға электрондық', 'қолтаңба'], ['ru', 'Протокол подписан электронной', 'подпис']] as const)('claims no signature that nobody gave: an extract made before it was signed by itself names the one under its protocol, a certificate none (%s)', async (language, ofProtocol, word) => {
    const { signedAt, fingerprint } = SAMPLES.ACCEPTANCE.signature!;
    const extract = await textIn('EXTRACT', { ...SAMPLES.EXTRACT, signature: { ...SAMPLES.EXTRACT.signature, signedAt, fingerprint } }, language);
    expect(extract).toContain(ofProtocol);
    expect(await textIn('EXTRACT', SAMPLES.EXTRACT, language)).toContain('CMS'); // kept beside it
    expect((await textIn('CERTIFICATE', { ...SAMPLES.CERTIFICATE, signature: SAMPLES.REFUSAL.signature }, language)).toLowerCase()).not.toContain(word);
  });
});

describe('an application', () => {
  it('says what is asked for, what is held, and that data may be used', async () => {
    const text = await textIn('APPLICATION', { ...SAMPLES.APPLICATION, currentCategory: 'MODERATOR', currentUntil: plainDateOf('2026-02-01') }, 'ru');

    expect(text).toMatch(/в 2025 году на квалификационную категорию «педагог- ?модератор»/);
    expect(text).toContain('педагог-модератор, до 1 февраля 2026 года');
    expect(text).toContain('Даю согласие на доступ');
  });

  it('without consent says so', async () => {
    expect(await textIn('APPLICATION', { ...SAMPLES.APPLICATION, consent: false }, 'kk')).toContain('келісім бермеймін');
  });
});

describe('an order', () => {
  it('names its basis, and each person with category and term', async () => {
    const text = await textIn('ORDER', SAMPLES.ORDER, 'kk');

    expect(text).toContain('2025 жылғы 20 мамырдағы № 3 хаттаманың');
    expect(text).toContain('БҰЙЫРАМЫН:');
    expect(text).toMatch(/22\.05\.2025 – 22\.05\.2030/);
    for (const word of SAMPLES.ORDER.awards[0]!.name.split(' ')) expect(text).toContain(word);
  });

  it('awards and confirms by points of its own', async () => {
    const [line] = SAMPLES.ORDER.awards;
    const text = await textIn('ORDER', { ...SAMPLES.ORDER, awards: [line!, { ...line!, how: 'CONFIRM' }] }, 'ru');

    expect(text).toMatch(/1\. Присвоить .*2\. Подтвердить .*3\. Организации образования/);
  });

  it('of nobody is none', async () => {
    await expect(render('ORDER', { ...SAMPLES.ORDER, awards: [] }, 'ru')).rejects.toThrow(RangeError);
  });
});

describe('an extract', () => {
  it.each([
    ['KEEP_CURRENT', 'Соответствует действующей квалификационной категории.'],
    ['LOWER_THAN_CURRENT', 'Соответствует квалификационной категории ниже действующей.'],
  ] as const)('states both formulas of %s', async (subDecision, formula) => {
    const text = await textIn('EXTRACT', { ...SAMPLES.EXTRACT, case: { ...SAMPLES.EXTRACT.case, subDecision } }, 'ru');

    expect(text).toContain(`Не соответствует заявляемой квалификационной категории. ${formula}`);
    expect(text).toContain('№ 3 от 20 мая 2025 года');
  });

  it('of a claim that is met states the one formula', async () => {
    const met = { ...SAMPLES.EXTRACT.case, decision: 'MEETS_CLAIMED' as const, subDecision: null };

    expect(await textIn('EXTRACT', { ...SAMPLES.EXTRACT, case: met }, 'kk')).toMatch(/Мәлімделген біліктілік санатына сәйкес келеді\. Комиссия хатшысы/);
  });
});
