import type { Texts } from '../texts';

/** JSON Schema of the facts of a question, as far as forms are made of it; names stand in `x-…`, in three languages. */
export interface Schema {
  type?: string;
  const?: string;
  enum?: string[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  'x-title'?: Texts;
  'x-choices'?: Record<string, Texts>;
  /** a text that names no person */
  'x-shareable'?: boolean;
}
