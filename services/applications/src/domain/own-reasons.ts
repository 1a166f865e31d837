import { REGISTRY_TEXTS, LANGUAGES, type Reason, type Registry, type Texts } from '@attestation/contracts';

/** Reasons of this service's own: what the rule book has no sentence for. `text` is told the language. */
const reason = (rule: string, source: string, confidence: Reason['confidence'], values: Reason['values'], text: (language: keyof Texts) => string): Reason => ({
  rule,
  source,
  confidence,
  values,
  text: Object.fromEntries(LANGUAGES.map((language) => [language, text(language)])) as unknown as Texts,
});

const pick = (kk: string, ru: string, en: string) => (language: keyof Texts) => ({ kk, ru, en })[language];

/** Registries that have neither answered nor fallen silent; a person is told which. */
export const awaiting = (registries: readonly Registry[]): Reason =>
  reason('F-17', 'Настройка платформы: ответы реестров', 'default', { registries: registries.join(', ') }, (language) => {
    const names = registries.map((registry) => REGISTRY_TEXTS[registry][language]).join(', ');
    return pick(`Жауабы күтілуде: ${names}.`, `Ожидается ответ: ${names}.`, `Still awaited: ${names}.`)(language);
  });

/** A year for which the authorised body has opened no campaign. */
export const noCampaign = (year: number): Reason =>
  reason('X-006', 'Приложение 1, строка 10 Правил (Приказ № 83)', 'exact', { year }, pick(
    `${year} жылдың аттестаттау науқаны ашылмаған.`,
    `Кампания аттестации ${year} года не открыта.`,
    `No attestation campaign of ${year} has been opened.`,
  ));

/** A notice of refusal lists no more documents than its form has lines. */
export const listedAtMost = (most: number): Reason =>
  reason('X-027', 'п. 16, Приложение 4 Правил (Приказ № 83)', 'exact', { most }, pick(
    `Бас тарту хабарламасында ең көбі ${most} құжат көрсетіледі.`,
    `В уведомлении об отказе указывается не более ${most} документов.`,
    `A notice of refusal lists at most ${most} documents.`,
  ));

/** Of those chosen for a list some may not be on it. */
export const notToBeListed = (count: number): Reason =>
  reason('R-024', 'Алгоритм аттестации педагогов, §2.1', 'exact', { count }, pick(
    `Таңдалғандардың ${count} бұл тізімге кірмейді: жіберілмеген, басқа тізімде, басқа өңірдікі немесе басқа жылғы.`,
    `Из выбранных в этот список не входят ${count}: не допущены, уже в списке, другого региона или другого года.`,
    `Of those chosen ${count} do not belong on this list: not admitted, on a list already, of another region or another year.`,
  ));
