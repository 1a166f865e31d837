import {
  ATTESTATION_STATES, CATEGORIES, CLAIMABLE, OUTCOMES, REGISTRIES, ROLES, STEPS, type AttestationOutcome, type AttestationState, type Category,
  type ClaimableCategory, type Reason,
} from '@attestation/contracts';
import { CERTIFICATE_KINDS, FOREIGN_LANGUAGES } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const CHANNELS = ['PLATFORM', 'PORTAL', 'PAPER'] as const;

/** What the doors of `applications` show. Texts are in the language of Accept-Language. */
export class HolderOut {
  @ApiProperty({ enum: ROLES }) role!: string;
  @ApiProperty({ description: 'The role in words' }) roleText!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Name of the person, the organisation or the place' }) name!: string | null;
  @ApiPropertyOptional({ format: 'uuid' }) personId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) organisationId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) commissionId?: string;
  @ApiPropertyOptional() placeCode?: string;
}

/** Where the case is, who holds it, since when and by when. */
export class CurrentOut {
  @ApiProperty({ enum: ATTESTATION_STATES }) state!: AttestationState;
  @ApiProperty() stateText!: string;
  @ApiProperty({ enum: [...STEPS, 'draft'], nullable: true, type: String }) step!: string | null;
  @ApiProperty({ type: String, nullable: true }) stepText!: string | null;
  @ApiProperty({ type: HolderOut, nullable: true, description: 'null: the platform works, or the case is closed' }) holder!: HolderOut | null;
  @ApiProperty({ type: [HolderOut], description: 'All who hold the step at once' }) holders!: HolderOut[];
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) due!: string | null;
  @ApiProperty() late!: boolean;
}

export class PartyOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

export class ByHandOut {
  @ApiProperty({ description: 'Of the order that appointed whoever entered it (R-041)' }) orderNumber!: string;
  @ApiProperty() items!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

/** What a registry said, and what was entered by hand beside it. */
export class RegistryOut {
  @ApiProperty({ enum: REGISTRIES }) registry!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ enum: ['AWAITED', 'ANSWERED', 'EMPTY', 'SILENT'] }) status!: string;
  @ApiProperty() items!: number;
  @ApiProperty({ type: ByHandOut, nullable: true, description: 'Marked: entered by hand' }) byHand!: ByHandOut | null;
}

export class ReasonOut {
  @ApiProperty({ example: 'X-027' }) rule!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ enum: ['exact', 'paraphrased', 'uncertain', 'default'] }) confidence!: string;
  @ApiProperty() text!: string;

  static from(reason: Reason, language: 'kk' | 'ru' | 'en'): ReasonOut {
    const { rule, source, confidence, text } = reason;
    return { rule, source, confidence, text: text[language] };
  }
}

export class RegistrationOut {
  @ApiProperty({ example: '19-2025-000123', description: '<region>-<year>-<serial>' }) number!: string;
  @ApiProperty({ format: 'date' }) on!: string;
  @ApiProperty({ format: 'date-time' }) answerBy!: string;
}

export class AnswerOut {
  @ApiProperty({ enum: ['ACCEPTED', 'REFUSED'] }) answer!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ type: PartyOut }) by!: PartyOut;
  @ApiProperty({ enum: ['1', '2', '3'], isArray: true }) grounds!: string[];
  @ApiProperty({ type: [String] }) mismatches!: string[];
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ format: 'uuid', description: 'The signed notice' }) documentId!: string;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

export class GapOut {
  @ApiProperty({ description: 'Of the check-list: a document or a criterion' }) code!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the organisation says of it' }) note!: string | null;
}

/** The organisation returned the portfolio: these very items are missing. */
export class ReturnedOut {
  @ApiProperty({ type: [GapOut] }) gaps!: GapOut[];
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: PartyOut }) by!: PartyOut;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class CorrectionOut {
  @ApiProperty({ enum: REGISTRIES }) registry!: string;
  @ApiProperty() text!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class EvaluationOut {
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'Exact decimal in text' }) total!: string;
  @ApiProperty() minimum!: number;
  @ApiProperty({ description: 'By the rules; the commission decides' }) meets!: boolean;
}

/** What is known here of the portfolio; its content is with `portfolio`. */
export class PortfolioOut {
  @ApiProperty({ type: Number, nullable: true, description: 'Of the newest snapshot' }) version!: number | null;
  @ApiProperty({ type: String, nullable: true }) hash!: string | null;
  @ApiProperty({ type: EvaluationOut, nullable: true }) evaluation!: EvaluationOut | null;
  @ApiProperty({ type: [CorrectionOut], description: 'What registries corrected after the submission; the snapshot stays' }) corrections!: CorrectionOut[];
}

/** A certificate shown instead of the test, and what the rules say of it. */
export class LanguageCertificateOut {
  @ApiProperty({ enum: FOREIGN_LANGUAGES }) language!: string;
  @ApiProperty({ enum: CERTIFICATE_KINDS }) kind!: string;
  @ApiProperty() result!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null where none is printed on it' }) validUntil!: string | null;
  @ApiProperty({ description: 'It takes the place of the test' }) counts!: boolean;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

/** Where notices of the case go. */
export class EmailOut {
  @ApiProperty({ type: String, format: 'email', nullable: true, description: 'null: none is given yet; without one the application is not submitted' }) email!: string | null;
}

export class CaseOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ type: 'integer', description: 'Grows with each change: what `…/version` waits for' }) version!: number;
  @ApiProperty({ type: PartyOut }) teacher!: PartyOut;
  @ApiProperty({ type: PartyOut }) organisation!: PartyOut;
  @ApiProperty({ example: 2025 }) year!: number;
  @ApiProperty({ enum: CLAIMABLE }) claimed!: ClaimableCategory;
  @ApiProperty({ enum: CHANNELS, description: 'By which door the law takes this claim (E.2)' }) channel!: string;
  @ApiProperty() channelText!: string;
  @ApiProperty({ description: 'The post she claims by' }) post!: string;
  @ApiProperty({ enum: CATEGORIES }) currentCategory!: Category;
  @ApiProperty({ format: 'date' }) openedOn!: string;
  @ApiProperty({ format: 'date', description: 'The rule set the case was opened under' }) ruleSet!: string;
  @ApiProperty({ type: CurrentOut }) current!: CurrentOut;
  @ApiProperty({ type: [RegistryOut] }) registries!: RegistryOut[];
  @ApiProperty({ type: LanguageCertificateOut, nullable: true }) languageCertificate!: LanguageCertificateOut | null;
  @ApiProperty({ type: PortfolioOut }) portfolio!: PortfolioOut;
  @ApiProperty({ type: ReturnedOut, nullable: true, description: 'While it is returned for completion' }) returned!: ReturnedOut | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) submittedAt!: string | null;
  @ApiProperty({ type: Boolean, nullable: true }) consent!: boolean | null;
  @ApiProperty({ type: RegistrationOut, nullable: true }) registration!: RegistrationOut | null;
  @ApiProperty({ type: AnswerOut, nullable: true }) answer!: AnswerOut | null;
  @ApiProperty({ enum: OUTCOMES, nullable: true, type: String }) outcome!: AttestationOutcome | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) closedAt!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) withdrawnAt!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'It moved away then; what was decided before is all that is shown' }) leftAt!: string | null;
}

/** What a case has come to; the same as was asked with where nothing has changed meanwhile. */
export class VersionOut {
  @ApiProperty({ type: 'integer' }) version!: number;
}

export class CasePageOut {
  @ApiProperty({ type: [CaseOut] }) items!: CaseOut[];
  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page' }) next!: string | null;
}

export class CountOut {
  @ApiProperty() code!: string;
  @ApiProperty() text!: string;
  @ApiProperty() count!: number;
  @ApiProperty() late!: number;
}

/** How many cases a list with the same filter holds. */
export class CaseCountsOut {
  @ApiProperty() count!: number;
  @ApiProperty() late!: number;
  @ApiProperty({ type: [CountOut] }) byState!: CountOut[];
  @ApiProperty({ type: [CountOut] }) byCategory!: CountOut[];
}

/** How many a list holds. */
export class TotalOut {
  @ApiProperty() count!: number;
}

/** A document that can be read, and where. */
export class LinkOut {
  @ApiProperty() name!: string;
  @ApiProperty({ format: 'uuid' }) documentId!: string;
  @ApiProperty({ format: 'uri-reference' }) href!: string;
}

export class TimeLineEntryOut {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ example: 'registered' }) step!: string;
  @ApiProperty({ enum: ATTESTATION_STATES, nullable: true, type: String }) state!: AttestationState | null;
  @ApiProperty() text!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who did it, by name' }) who!: string | null;
  @ApiProperty({ type: String, nullable: true }) document!: string | null;
  @ApiProperty({ type: String, nullable: true }) number!: string | null;
  @ApiProperty({ type: [LinkOut] }) links!: LinkOut[];
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

export class TimeLineOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ type: CurrentOut }) current!: CurrentOut;
  @ApiProperty({ type: [TimeLineEntryOut] }) entries!: TimeLineEntryOut[];
}

/** Who works on it now. */
export class TakenOut {
  @ApiProperty({ type: PartyOut }) by!: PartyOut;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ format: 'date-time', description: 'Then it is free again by itself' }) until!: string;
  @ApiProperty({ description: 'It is the caller' }) mine!: boolean;
}

export class QueueItemOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ type: PartyOut }) teacher!: PartyOut;
  @ApiProperty({ type: PartyOut }) organisation!: PartyOut;
  @ApiProperty({ enum: CLAIMABLE }) claimed!: ClaimableCategory;
  @ApiProperty({ example: '19-2025-000123' }) registrationNumber!: string;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ format: 'date-time' }) due!: string;
  @ApiProperty() late!: boolean;
  @ApiProperty({ type: TakenOut, nullable: true, description: 'null: it is free' }) taken!: TakenOut | null;
}

export class QueueCountOut {
  @ApiProperty() count!: number;
  @ApiProperty() late!: number;
}

export class ColleaguesOut {
  @ApiProperty({ type: [PartyOut] }) items!: PartyOut[];
}

export class QueueOut {
  @ApiProperty({ type: [QueueItemOut] }) items!: QueueItemOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

/** What the rules say of the claim; the answer is the provider's. */
export class RecommendationOut {
  @ApiProperty({ enum: ['ACCEPT', 'REFUSE'] }) answer!: string;
  @ApiProperty({ enum: ['1', '2', '3'], isArray: true, description: 'Grounds the rules see for a refusal' }) grounds!: string[];
  @ApiProperty({ type: [String], description: 'Documents that no registry has and nobody entered; at most three (X-027)' }) missing!: string[];
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}

export class AcceptanceOut {
  @ApiProperty({ type: QueueItemOut }) item!: QueueItemOut;
  @ApiProperty({ type: CaseOut }) case!: CaseOut;
  @ApiProperty({ type: RecommendationOut }) recommendation!: RecommendationOut;
}
