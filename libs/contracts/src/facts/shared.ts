import { Type } from '@sinclair/typebox';
import { ATTESTATION_STATES, OUTCOMES } from '../attestation-states.js';
import { CATEGORIES, CLAIMABLE, COMMISSION_LEVELS, SUBORDINATIONS } from '../categories.js';
import type { AttestationId, CommissionId, MeetingId, OrganisationId, PersonId, PlaceCode, RuleSetId, WorkItemId } from '../ids.js';
import type { PlainDate } from '../plain-date.js';
import { ROLES } from '../roles.js';

const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const id = <T extends string>() => Type.Unsafe<T>({ type: 'string', pattern: UUID_PATTERN });
const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
/** A closed object: an unknown member is an error of the sender. */
export const shape = <P extends Parameters<typeof Type.Object>[0]>(properties: P) => Type.Object(properties, { additionalProperties: false });

export const attestationId = id<AttestationId>();
export const personId = id<PersonId>();
export const organisationId = id<OrganisationId>();
export const commissionId = id<CommissionId>();
export const meetingId = id<MeetingId>();
export const workItemId = id<WorkItemId>();
export const uuid = id<string>();
export const placeCode = Type.Unsafe<PlaceCode>({ type: 'string', pattern: '^[0-9]{2,9}$' });
export const ruleSetId = Type.Unsafe<RuleSetId>({ type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
export const plainDate = Type.Unsafe<PlainDate>({ type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
export const instant = Type.Unsafe<string>({ type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$' });

export const category = oneOf(CATEGORIES);
export const claimable = oneOf(CLAIMABLE);
export const state = oneOf(ATTESTATION_STATES);
export const outcome = oneOf(OUTCOMES);
export const level = oneOf(COMMISSION_LEVELS);
export const subordination = oneOf(SUBORDINATIONS);
export const role = oneOf(ROLES);
export const enumOf = oneOf;
export const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const texts = shape({ kk: Type.String(), ru: Type.String(), en: Type.String() });
export const reason = shape({
  rule: Type.String(),
  source: Type.String(),
  confidence: oneOf(['exact', 'paraphrased', 'uncertain', 'default'] as const),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
  text: texts,
});
export const reasons = Type.Array(reason);

/** Who holds a step of the case: a person, or whoever has the role at that organisation, commission or place. */
export const holder = shape({
  role,
  personId: Type.Optional(personId),
  organisationId: Type.Optional(organisationId),
  commissionId: Type.Optional(commissionId),
  placeCode: Type.Optional(placeCode),
});
