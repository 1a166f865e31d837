declare const brand: unique symbol;

/** A branded UUIDv7 in text: no other id compiles in its place. */
type Id<Name extends string> = string & { readonly [brand]: Name };

export type AttestationId = Id<'attestation'>;
export type PersonId = Id<'person'>;
export type WorkItemId = Id<'work-item'>;
export type OrganisationId = Id<'organisation'>;
export type CommissionId = Id<'commission'>;
export type MeetingId = Id<'meeting'>;
export type CampaignId = Id<'campaign'>;
export type EventId = Id<'event'>;
export type FileId = Id<'file'>;
/** Not a UUID: letters and digits nobody can guess. */
export type UploadId = Id<'upload'>;
export type IdempotencyKey = Id<'idempotency-key'>;

/** What a subject's history is ordered by: the case or, for a person's continuous record and the registers, the owner's id. */
export type SubjectKey = AttestationId | PersonId | OrganisationId | CommissionId | CampaignId | PlaceCode;

/** A place of the territory by its KATO code (2, 4 or 9 digits). Jurisdiction is a place and all below it. */
export type PlaceCode = Id<'place'>;

/** A rule set by the day it came into force, e.g. `2025-03-10` (RULES.md: the edition of Order No. 32). */
export type RuleSetId = Id<'rule-set'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in its canonical lower-case form. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);
