import { REGISTRIES, REGISTRY_TEXTS, type Category, type ClaimableCategory, type PlainDate, type Reason, type Texts } from '@attestation/contracts';
import { TERMS, type DocumentCode } from '@attestation/regulation';
import type { CaseFile, Ground, Holder, LanguageCertificate, RegistryKnown } from './case-file.js';

/** As documents print it: in the two languages of the law. */
export type Printed = Pick<Texts, 'kk' | 'ru'>;

/** What a paper needs beside the file: names, and its own day. The same file and frame give the same paper. */
export interface Frame {
  /** surname, first name, patronymic of the teacher */
  teacher: string;
  workplace: Printed;
  /** the body that receives the application and answers it */
  issuer: Printed;
  date: PlainDate;
}

interface Paper {
  number: string;
  publicId: string;
  date: PlainDate;
  issuer: Printed;
  attestee: { name: string; post: Printed; workplace: Printed };
  claimedCategory: ClaimableCategory;
}

/** The application as the teacher signs it. @source O83 Annex 2 (X-032) */
export interface ApplicationPaper extends Paper {
  kind: 'APPLICATION';
  year: number;
  currentCategory: Category;
  currentUntil: PlainDate | null;
  email: string | null;
  consent: boolean;
  attachments: Printed[];
}

interface Notice extends Paper {
  registrationNumber: string;
  registeredOn: PlainDate;
  /** the provider's */
  signature: { name: string; post: Printed };
}
/** @source O83 p.16, Annex 3 */
export interface AcceptancePaper extends Notice {
  kind: 'ACCEPTANCE';
}
/** @source O83 p.16, Annex 4 */
export interface RefusalPaper extends Notice {
  kind: 'REFUSAL';
  grounds: (1 | 2 | 3)[];
  documents: Printed[];
  reasons: Printed[];
}
export type CasePaper = ApplicationPaper | AcceptancePaper | RefusalPaper;

export const printed = ({ kk, ru }: Printed): Printed => ({ kk, ru });
const asItIs = (text: string): Printed => ({ kk: text, ru: text });

/** What the teacher signs: who she is, what she claims, what with, and whether the platform may look at her data. */
export function applicationPaper(file: CaseFile, consent: boolean, frame: Frame): ApplicationPaper {
  const { year, profile, paperIds } = file;
  return {
    kind: 'APPLICATION',
    ...paperOf(file, paperIds.application, paperIds.application, frame),
    year,
    currentCategory: profile.currentCategory,
    currentUntil: profile.categoryValidUntil,
    email: file.email ?? null,
    consent,
    attachments: attachmentsOf(file),
  };
}

export interface NoticeOf {
  answer: 'ACCEPTED' | 'REFUSED';
  grounds: readonly Ground[];
  mismatches: readonly DocumentCode[];
  note: string | null;
  /** what by the rules stands against the claim */
  against: readonly Reason[];
  provider: string;
  providerPost: Printed;
}

/** @returns undefined before the application is registered: there is nothing to answer */
export function noticePaper(file: CaseFile, given: NoticeOf, frame: Frame): AcceptancePaper | RefusalPaper | undefined {
  const { registration, paperIds } = file;
  if (!registration) return undefined;
  const signature = { name: given.provider, post: given.providerPost };
  const registered = { registrationNumber: registration.number, registeredOn: registration.on, signature };
  const notice = { ...paperOf(file, registration.number, paperIds.notice, frame), ...registered };
  if (given.answer === 'ACCEPTED') return { kind: 'ACCEPTANCE', ...notice };
  const why = given.against.map(({ text }) => printed(text));
  return {
    kind: 'REFUSAL',
    ...notice,
    grounds: given.grounds.map((ground) => Number(ground) as 1 | 2 | 3),
    documents: given.mismatches.map((code) => printed(TERMS[code] ?? { ...asItIs(code) })),
    reasons: given.note ? [...why, asItIs(given.note)] : why,
  };
}

const paperOf = ({ claimed, profile }: CaseFile, number: string, publicId: string, { teacher, workplace, issuer, date }: Frame): Paper => ({
  number,
  publicId,
  date,
  issuer: printed(issuer),
  attestee: { name: teacher, post: asItIs(profile.post), workplace: printed(workplace) },
  claimedCategory: claimed,
});

/** One line for each registry: what it gave, from where, and the hash of it; what was entered by hand, by which order; a language certificate. */
function attachmentsOf({ registries, languageCertificate }: CaseFile): Printed[] {
  const given = REGISTRIES.flatMap((registry) => {
    const known = registries[registry];
    return known ? linesOf(REGISTRY_TEXTS[registry], known) : [];
  });
  return languageCertificate ? [...given, certificateLine(languageCertificate)] : given;
}

const certificateLine = ({ kind, result, number, validUntil }: LanguageCertificate): Printed => ({
  kk: `Тест орнына тіл сертификаты: ${kind} ${result}, № ${number}, ${validUntil ? `${validUntil} дейін` : 'мерзімсіз'}`,
  ru: `Языковой сертификат вместо теста: ${kind} ${result}, № ${number}, ${validUntil ? `до ${validUntil}` : 'бессрочный'}`,
});

function linesOf(name: Printed, { status, source, items, hash, byHand }: RegistryKnown): Printed[] {
  const given = status === 'ANSWERED' && { kk: `${name.kk}: ${items} жазба, ${source}, sha256 ${hash}`, ru: `${name.ru}: записей ${items}, ${source}, sha256 ${hash}` };
  const entered = byHand && {
    kk: `${name.kk}: қолмен енгізілген ${byHand.items} жазба, № ${byHand.orderNumber} бұйрық`,
    ru: `${name.ru}: внесено вручную записей ${byHand.items}, приказ № ${byHand.orderNumber}`,
  };
  return [given, entered].filter((line) => line !== false && line !== null);
}

/** Whether two papers say the same: what was signed, and what stands in the file now. */
export const samePaper = (one: CasePaper, other: CasePaper | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

const MINISTRY: Printed = { kk: 'Қазақстан Республикасының Оқу-ағарту министрлігі', ru: 'Министерство просвещения Республики Казахстан' };

/**
 * How the body that answers is called: the organisation itself, the department of its place, or the ministry.
 * @param place the name of the holder's place, where the body is not an organisation
 */
export function bodyName({ organisationId, placeCode }: Holder, country: string | null, names: { organisation?: Printed; place?: Printed }): Printed {
  if (organisationId) return printed(names.organisation ?? asItIs(organisationId));
  if (placeCode === country || !placeCode) return MINISTRY;
  const { kk, ru } = names.place ?? asItIs(placeCode);
  return placeCode.length > 2
    ? { kk: `Білім бөлімі: ${kk}`, ru: `Отдел образования: ${ru}` }
    : { kk: `Білім басқармасы: ${kk}`, ru: `Управление образования: ${ru}` };
}
