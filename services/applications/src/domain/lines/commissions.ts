import { FactType } from '@attestation/contracts';
import { t, type Lines } from './line.js';

const PROTOCOL = t('Хаттама (5-қосымша)', 'Протокол (Приложение 5)', 'Protocol (Annex 5)');
const EXTRACT = t('Хаттамадан үзінді (6-қосымша)', 'Выписка из протокола (Приложение 6)', 'Extract of the protocol (Annex 6)');
const ORDER = t('Бұйрық', 'Приказ', 'Order');
const CERTIFICATE = t('Куәлік (7-қосымша)', 'Удостоверение (Приложение 7)', 'Certificate (Annex 7)');

const DECIDED = t(
  'Комиссия шешімі: {decision} ({awarded}). Қатысты {present}/{members}; жақтап {votesFor}, қарсы {votesAgainst}.',
  'Решение комиссии: {decision} ({awarded}). Присутствовали {present}/{members}; за {votesFor}, против {votesAgainst}.',
  'Decision of the commission: {decision} ({awarded}). Present {present}/{members}; for {votesFor}, against {votesAgainst}.',
);
const DECIDED_BY_CHAIR = t(
  'Комиссия шешімі: {decision} ({awarded}). Қатысты {present}/{members}; дауыстар тең ({votesFor}/{votesAgainst}), төраға шешті.',
  'Решение комиссии: {decision} ({awarded}). Присутствовали {present}/{members}; голоса разделились поровну ({votesFor}/{votesAgainst}), решил председатель.',
  'Decision of the commission: {decision} ({awarded}). Present {present}/{members}; the votes were equal ({votesFor}/{votesAgainst}), the chair decided.',
);

/** What the commission, the attesting body and the organisation made of it. */
export const COMMISSION_LINES = {
  [FactType.CommissionAssigned]: {
    text: t('Іс аттестаттау комиссиясына берілді: {level}.', 'Дело передано аттестационной комиссии: {level}.', 'Case given to the commission: {level}.'),
    values: ({ level }) => ({ level: { term: level } }),
    who: ({ commissionId, attestingOrganisationId }) => ({ commissionId, organisationId: attestingOrganisationId ?? undefined }),
  },
  [FactType.Scored]: {
    text: t(
      'Портфолио бағаланды: {total} ұпай, ең аз балл {minimum}; парақтар {sheets}/{members}.',
      'Портфолио оценено: {total} баллов, минимум {minimum}; листов {sheets}/{members}.',
      'Portfolio scored: {total} points, minimum {minimum}; sheets {sheets}/{members}.',
    ),
    values: ({ total, minimum, sheets, members }) => ({ total, minimum, sheets, members }),
    who: ({ commissionId }) => ({ commissionId }),
    document: t('Бағалау парағы', 'Лист оценивания', 'Score sheet'),
  },
  [FactType.MeetingCalled]: {
    text: t('Іс комиссия отырысының күн тәртібіне қойылды: {startsAt}.', 'Дело внесено в повестку заседания комиссии: {startsAt}.', 'The case is on the agenda of the commission’s meeting: {startsAt}.'),
    values: ({ startsAt }) => ({ startsAt: { instant: startsAt } }),
    who: ({ commissionId }) => ({ commissionId }),
  },
  [FactType.Decided]: {
    text: ({ castingVote }) => (castingVote ? DECIDED_BY_CHAIR : DECIDED),
    values: ({ decision, subDecision, awardedCategory, present, members, votesFor, votesAgainst }) => ({
      decision: { term: subDecision ?? decision },
      awarded: { term: awardedCategory },
      present,
      members,
      votesFor,
      votesAgainst,
    }),
    who: ({ commissionId }) => ({ commissionId }),
    document: PROTOCOL,
    number: ({ protocolNumber }) => protocolNumber,
  },
  [FactType.ProtocolSigned]: {
    text: t('Отырыс хаттамасына қол қойылды.', 'Протокол заседания подписан.', 'The protocol of the meeting was signed.'),
    who: ({ by }) => ({ personId: by }),
    document: PROTOCOL,
    number: ({ protocolNumber }) => protocolNumber,
    papers: ({ extracts = [] }) => extracts.map(({ documentId }) => ({ name: EXTRACT, documentId, of: 'commissions' })),
  },
  [FactType.DecisionOverdue]: {
    text: t('Шешім мерзімінде қабылданбады: {due}.', 'Решение не принято в срок: {due}.', 'The decision was not taken in time: {due}.'),
    values: ({ due }) => ({ due: { instant: due } }),
    who: ({ commissionId }) => ({ commissionId }),
  },
  [FactType.OrderIssued]: {
    text: t('Бұйрық шығарылды: {category}.', 'Издан приказ: {category}.', 'Order issued: {category}.'),
    values: ({ category }) => ({ category: { term: category } }),
    who: ({ by }) => ({ personId: by }),
    document: ORDER,
    number: ({ orderNumber }) => orderNumber,
    papers: ({ documentId, extractId }) => [
      { name: ORDER, documentId, of: 'commissions' },
      { name: EXTRACT, documentId: extractId, of: 'commissions' },
    ],
  },
  [FactType.CertificateIssued]: {
    text: t(
      'Куәлік берілді: {category}, {validUntil} дейін жарамды.',
      'Выдано удостоверение: {category}, действует до {validUntil}.',
      'Certificate issued: {category}, valid until {validUntil}.',
    ),
    values: ({ category, validUntil }) => ({ category: { term: category }, validUntil: { date: validUntil } }),
    who: ({ organisationId }) => ({ organisationId }),
    document: CERTIFICATE,
    number: ({ certificateNumber }) => certificateNumber,
    papers: ({ documentId }) => [{ name: CERTIFICATE, documentId, of: 'commissions' }],
  },
  [FactType.CategoryAwarded]: {
    text: t(
      'Санат {validFrom} бастап {validUntil} дейін: {category}.',
      'Категория с {validFrom} по {validUntil}: {category}.',
      'Category from {validFrom} to {validUntil}: {category}.',
    ),
    values: ({ category, validFrom, validUntil }) => ({ category: { term: category }, validFrom: { date: validFrom }, validUntil: { date: validUntil } }),
  },
} satisfies Lines;
