import { Type } from '@sinclair/typebox';
import { REGISTRIES } from '../jobs.js';
import { SHEET_POSITIONS } from '../position-groups.js';
import { attestationId, category, enumOf, instant, nullable, organisationId, personId, placeCode, plainDate, role, shape, subordination, texts, uuid, workItemId } from './shared.js';

export const placeChanged = shape({ placeCode, parentCode: nullable(placeCode), kind: enumOf(['COUNTRY', 'REGION', 'CITY', 'DISTRICT', 'LOCALITY'] as const), name: texts, hasDistrictLevel: Type.Boolean() });
/** `penalInstitution`: it teaches at a penal institution; absent, as it was told before: it does not. */
export const organisationChanged = shape({ organisationId, placeCode, name: texts, kind: Type.String(), subordination, active: Type.Boolean(), penalInstitution: Type.Optional(Type.Boolean()) });
/**
 * A post of a person at an organisation; the personal number stays in `directory`. Who moves is told by two of these, under her key and in
 * this order: the post that ends (`to`, the last day), then the one that begins at the other organisation. What a case needs of the new
 * place follows from the organisation's own fact (place, subordination) and the places above it (`hasDistrictLevel` of the region): every
 * service with doors has both in its copy of the territory, by the time the post holds.
 */
export const employmentChanged = shape({
  employmentId: uuid,
  personId,
  organisationId,
  post: Type.String(),
  positionGroup: Type.String(),
  /** where the notes to the score sheet tell it apart; absent or null: they go by the group */
  position: Type.Optional(nullable(enumOf(SHEET_POSITIONS))),
  subject: Type.String(),
  from: plainDate,
  to: nullable(plainDate),
  /** full years of pedagogical service on `serviceAsOf` */
  serviceYears: Type.Integer({ minimum: 0 }),
  serviceMonths: Type.Integer({ minimum: 0, maximum: 11 }),
  serviceAsOf: plainDate,
});
/**
 * What later decisions and documents need to know of a person: the name, the current category with its term, how often in a row it was
 * confirmed without a test (F-04), and until which day, that one included, she is not admitted to attestation (E.9; absent: no ban is known). Told on changes by hand, by take-over, and after `commissions.category-awarded`.
 */
export const personChanged = shape({
  personId,
  name: Type.String(),
  currentCategory: category,
  categoryValidUntil: nullable(plainDate),
  consecutiveExemptConfirmations: Type.Integer({ minimum: 0 }),
  disability: Type.Boolean(),
  active: Type.Boolean(),
  bannedUntil: Type.Optional(nullable(plainDate)),
});
export const roleAssigned = shape({
  assignmentId: uuid,
  personId,
  role,
  organisationId: nullable(organisationId),
  placeCode: nullable(placeCode),
  /** the head's order that appointed, where the law asks for one */
  orderNumber: nullable(Type.String()),
  from: plainDate,
  to: nullable(plainDate),
});
export const roleEnded = shape({ assignmentId: uuid, personId, endedOn: plainDate });

/** A registry's answer, under the platform's own ids. `items` are checked by the registry's own schema in `integrations`. */
export const registryAnswered = shape({
  attestationId,
  personId,
  workItemId,
  registry: enumOf(REGISTRIES),
  status: enumOf(['ANSWERED', 'SILENT', 'EMPTY'] as const),
  source: Type.String(),
  answeredAt: instant,
  items: Type.Array(Type.Record(Type.String(), Type.Unknown())),
});
/** What a registry tells of a person unasked, for her continuous record; keyed by the person. */
export const registryFactReceived = shape({
  personId,
  registry: enumOf(REGISTRIES),
  source: Type.String(),
  eventId: Type.String(),
  /** the registry's own event that this one corrects */
  corrects: nullable(Type.String()),
  occurredAt: instant,
  items: Type.Array(Type.Record(Type.String(), Type.Unknown())),
});
/** The testing centre's result for a booking. */
export const testResultReceived = shape({
  bookingId: workItemId,
  points: Type.Integer({ minimum: 0 }),
  tasks: Type.Integer({ minimum: 1 }),
  /** when the test was finished */
  takenAt: instant,
  certificateNumber: Type.String(),
  source: Type.String(),
  /** told before for the same booking with another content: the testing centre has corrected itself */
  correction: Type.Optional(Type.Boolean()),
});

/** How a day differs from the plain week: a feast of state, a religious one, a working day given for a feast, a day of rest moved here, or one worked instead. */
export const DAY_KINDS = ['HOLIDAY', 'RELIGIOUS', 'SUBSTITUTE', 'MOVED_OFF', 'MOVED_WORKING'] as const;

/** `confirmed: false`: the act or its application to this day was not read; it counts all the same. */
const calendarDay = shape({ date: plainDate, kind: enumOf(DAY_KINDS), name: texts, act: Type.String(), confirmed: Type.Boolean() });
const minute = Type.Integer({ minimum: 0, maximum: 1440 });

/**
 * The working calendar of a year as the authorised body changed it, whole: every day that differs from the plain week, and the office hours in minutes
 * of the local day. Of two versions the higher one holds, in whatever order they come.
 */
export const calendarChanged = shape({
  year: Type.Integer(),
  version: Type.Integer({ minimum: 1 }),
  days: Type.Array(calendarDay),
  hours: shape({ opens: minute, closes: minute, lunchFrom: minute, lunchTo: minute, act: Type.String(), confirmed: Type.Boolean() }),
  reason: Type.String(),
  changedAt: instant,
});

/** The year's campaign as approved by the Minister's order (RULES.md D.0). */
export const campaignOpened = shape({
  year: Type.Integer(),
  applicationFrom: plainDate,
  applicationTo: plainDate,
  testFrom: plainDate,
  testTo: plainDate,
  summaryFrom: plainDate,
  decisionsBy: plainDate,
  bonusFrom: plainDate,
  /** in tenge, of a paid attempt at the test; absent or null: not known */
  testFee: Type.Optional(nullable(Type.Integer({ minimum: 0 }))),
  /** what the essay is written about; absent: not set yet */
  essayTopics: Type.Optional(Type.Array(texts)),
  orderNumber: Type.String(),
  source: Type.String(),
});
/** Periods were extended by a later order: all of the campaign as it now is. */
export const campaignExtended = campaignOpened;
/** The campaign is over: nothing of it is changed any more. */
export const campaignClosed = shape({ year: Type.Integer(), closedOn: plainDate });

/**
 * The ministry's choice where the sources contradict each other or are silent (RULES.md B.18, F). It holds for cases opened on `effectiveFrom` or
 * later; that day is never today or earlier, so that no running case is touched. Told again for the same day, the higher `version` holds.
 */
export const settingChanged = shape({
  setting: Type.String(),
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
  effectiveFrom: plainDate,
  /** how often the setting has been changed, this time included */
  version: Type.Integer({ minimum: 1 }),
  reason: texts,
  /** the order or act */
  source: Type.String(),
  changedOn: plainDate,
});
