import type { Confidence, PlaceCode } from '@attestation/contracts';
import type { Place } from './place.js';

/** A region as the platform starts with it, and how sure we are of its code. */
export interface SeededRegion {
  place: Place;
  /** of the code; the names are those of the administrative division since 2022 */
  confidence: Confidence;
  source: string;
}

const CONFIRMED = 'X-126: the first two digits of KATO, confirmed as p-codes KZnn in public code';
const COMMON_KNOWLEDGE = 'X-126: from general knowledge, in no document that was seen; a third-party copy of the classifier has them too';

const region = (code: string, kind: 'REGION' | 'CITY', kk: string, ru: string, en: string, confidence: Confidence = 'exact'): SeededRegion => ({
  place: { placeCode: code as PlaceCode, parentCode: null, kind, name: { kk, ru, en }, hasDistrictLevel: kind === 'REGION' },
  confidence,
  source: confidence === 'exact' ? CONFIRMED : COMMON_KNOWLEDGE,
});

/**
 * The 17 regions and three cities of republican significance, whose departments the letter addresses. The cities may have no
 * district level (E.1, F-14): they start without one, and the authorised body may change that like any other place.
 * @source
 */
export const REGIONS: readonly SeededRegion[] = [
  region('10', 'REGION', 'Абай облысы', 'область Абай', 'Abai region'),
  region('11', 'REGION', 'Ақмола облысы', 'Акмолинская область', 'Akmola region'),
  region('15', 'REGION', 'Ақтөбе облысы', 'Актюбинская область', 'Aktobe region'),
  region('19', 'REGION', 'Алматы облысы', 'Алматинская область', 'Almaty region', 'uncertain'),
  region('23', 'REGION', 'Атырау облысы', 'Атырауская область', 'Atyrau region'),
  region('27', 'REGION', 'Батыс Қазақстан облысы', 'Западно-Казахстанская область', 'West Kazakhstan region'),
  region('31', 'REGION', 'Жамбыл облысы', 'Жамбылская область', 'Zhambyl region'),
  region('33', 'REGION', 'Жетісу облысы', 'область Жетісу', 'Zhetisu region'),
  region('35', 'REGION', 'Қарағанды облысы', 'Карагандинская область', 'Karaganda region'),
  region('39', 'REGION', 'Қостанай облысы', 'Костанайская область', 'Kostanay region'),
  region('43', 'REGION', 'Қызылорда облысы', 'Кызылординская область', 'Kyzylorda region', 'uncertain'),
  region('47', 'REGION', 'Маңғыстау облысы', 'Мангистауская область', 'Mangystau region'),
  region('55', 'REGION', 'Павлодар облысы', 'Павлодарская область', 'Pavlodar region'),
  region('59', 'REGION', 'Солтүстік Қазақстан облысы', 'Северо-Казахстанская область', 'North Kazakhstan region'),
  region('61', 'REGION', 'Түркістан облысы', 'Туркестанская область', 'Turkistan region', 'uncertain'),
  region('62', 'REGION', 'Ұлытау облысы', 'область Ұлытау', 'Ulytau region'),
  region('63', 'REGION', 'Шығыс Қазақстан облысы', 'Восточно-Казахстанская область', 'East Kazakhstan region'),
  region('71', 'CITY', 'Астана қаласы', 'город Астана', 'Astana city'),
  region('75', 'CITY', 'Алматы қаласы', 'город Алматы', 'Almaty city'),
  region('79', 'CITY', 'Шымкент қаласы', 'город Шымкент', 'Shymkent city'),
];
