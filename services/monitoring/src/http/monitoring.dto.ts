import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import type { ElementNode } from '../domain/element-tree.js';
import type { Resolution } from '../domain/resolution.js';

const INSTANCE_STATES = ['RUNNING', 'COMPLETED', 'TERMINATED'] as const;
const OUTCOMES = ['RE_ACTIVATED', 'ALREADY_RESOLVED', 'REFUSED'] as const;
/** A key of the engine: a whole number in text. */
const KEY = /^\d{1,18}$/;
const NAME = /^[\w.-]+$/;

class PageQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}

export class InstanceQuery extends PageQuery {
  @ApiPropertyOptional({ enum: INSTANCE_STATES }) @IsOptional() @IsIn(INSTANCE_STATES) state?: (typeof INSTANCE_STATES)[number];

  @ApiPropertyOptional({ description: 'With an open incident, or with none' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  incident?: boolean;

  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() attestationId?: string;
  @ApiPropertyOptional({ description: 'The process’s id in its model' }) @IsOptional() @Length(1, 200) @Matches(NAME) process?: string;
}

export class IncidentQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['OPEN', 'RESOLVED'], default: 'OPEN' }) @IsOptional() @IsIn(['OPEN', 'RESOLVED']) state?: 'OPEN' | 'RESOLVED';
  @ApiPropertyOptional({ description: 'The engine’s type of error', example: 'JOB_NO_RETRIES' }) @IsOptional() @Length(1, 100) @Matches(NAME) type?: string;
}

export class KeyPath {
  @ApiProperty({ description: 'The engine’s key', pattern: KEY.source }) @Matches(KEY) key!: string;
}

/** How old an answer is: the last of the engine's records that is part of it. */
export class AsOfOut {
  @ApiProperty() partition!: number;
  @ApiProperty({ description: 'Its position in the engine’s log' }) position!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

class Aged {
  @ApiProperty({ type: AsOfOut, nullable: true, description: 'null: no record of the engine has been read yet' }) asOf!: AsOfOut | null;
}

export class InstanceOut {
  @ApiProperty() key!: string;
  @ApiProperty() bpmnProcessId!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: String, nullable: true, description: 'The instance that called it' }) parentKey!: string | null;
  @ApiProperty({ description: 'The instance at the top' }) rootKey!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) attestationId!: string | null;
  @ApiProperty({ enum: INSTANCE_STATES }) state!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt!: string | null;
  @ApiProperty({ description: 'Open incidents' }) incidents!: number;
}
export class InstancePage extends Aged {
  @ApiProperty({ type: [InstanceOut] }) items!: InstanceOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class ElementOut {
  @ApiProperty() key!: string;
  @ApiProperty() elementId!: string;
  @ApiProperty() elementType!: string;
  @ApiProperty({ description: 'ACTIVATING, ACTIVE, COMPLETING, TERMINATING, COMPLETED or TERMINATED' }) state!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The instance a call activity has started' }) calledInstance!: string | null;
  @ApiProperty({ type: [String], description: 'Keys of its open incidents' }) incidents!: string[];
  @ApiProperty({ type: () => [ElementOut] }) children!: ElementOut[];
}
export class StepOut {
  @ApiProperty() step!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The role, and the person, organisation, commission or place that holds it' }) holder!: Record<string, unknown>;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) due!: string | null;
}
export class InstanceDetailsOut extends Aged {
  @ApiProperty({ type: InstanceOut }) instance!: InstanceOut;
  @ApiProperty({ type: [ElementOut], description: 'As a tree, in the order in which they began' }) elements!: ElementNode[];
  @ApiProperty({ type: [StepOut], description: 'The steps of its case that people hold' }) steps!: StepOut[];
  @ApiProperty({ type: String, nullable: true, description: 'The outcome of its case, once it is closed' }) outcome!: string | null;
}

export class IncidentGroupOut {
  @ApiProperty() errorType!: string;
  @ApiProperty() count!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) oldest!: string | null;
}
export class LastTriedOut {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ enum: OUTCOMES, type: String, nullable: true }) outcome!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The engine’s own words' }) reason!: string | null;
}
export class IncidentOut {
  @ApiProperty() key!: string;
  @ApiProperty() errorType!: string;
  @ApiProperty({ description: 'The engine’s or the worker’s own words' }) message!: string;
  @ApiProperty() elementId!: string;
  @ApiProperty() instanceKey!: string;
  @ApiProperty() bpmnProcessId!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) attestationId!: string | null;
  @ApiProperty({ type: String, nullable: true }) jobKey!: string | null;
  @ApiProperty({ type: String, nullable: true }) jobType!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) createdAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) resolvedAt!: string | null;
  @ApiProperty({ type: LastTriedOut, nullable: true }) lastTried!: LastTriedOut | null;
}
export class IncidentPage extends Aged {
  @ApiProperty({ type: [IncidentGroupOut], description: 'All of that state by type, the largest first' }) groups!: IncidentGroupOut[];
  @ApiProperty({ type: [IncidentOut] }) items!: IncidentOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

/** What came of an operator's attempt. */
export class ResolutionOut {
  @ApiProperty() incidentKey!: string;
  @ApiProperty({ enum: OUTCOMES }) outcome!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The engine’s own words, where it refused' }) reason!: string | null;

  static from({ incidentKey, outcome, reason }: Pick<Resolution, 'incidentKey' | 'outcome' | 'reason'>): ResolutionOut {
    return Object.assign(new ResolutionOut(), { incidentKey, outcome, reason });
  }
}

export class ProcessFiguresOut {
  @ApiProperty() bpmnProcessId!: string;
  @ApiProperty() running!: number;
  @ApiProperty() withIncident!: number;
}
export class SummaryOut extends Aged {
  @ApiProperty({ description: 'Running cases: instances that no other has called' }) running!: number;
  @ApiProperty({ description: 'Those with an open incident, there or in what they have called' }) withIncident!: number;
  @ApiProperty({ type: [ProcessFiguresOut] }) byProcess!: ProcessFiguresOut[];
}

export class JobFiguresOut {
  @ApiProperty() type!: string;
  @ApiProperty() waiting!: number;
  @ApiProperty() inWork!: number;
  @ApiProperty({ description: 'Without retries, behind an incident' }) failed!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when the longest waiting one has been there' }) oldest!: string | null;
}
export class JobsOut extends Aged {
  @ApiProperty({ type: [JobFiguresOut] }) items!: JobFiguresOut[];
}
