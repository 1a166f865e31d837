import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { FACT_SCHEMAS, type FactType } from './facts.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

const checkOf = (type: FactType): ValidateFunction => {
  const known = compiled.get(type) ?? ajv.compile(FACT_SCHEMAS[type]);
  compiled.set(type, known);
  return known;
};

/** Whether a type is one of the platform's facts. */
export const isFactType = (type: string): type is FactType => Object.hasOwn(FACT_SCHEMAS, type);

/**
 * What is wrong with a fact's data by its schema, or undefined. Names members, never values: they may be what must not be seen.
 */
export function factProblem(type: FactType, data: unknown): string | undefined {
  const check = checkOf(type);
  // as it travels: what JSON leaves out is not there
  if (check(JSON.parse(JSON.stringify(data ?? null)))) return undefined;
  const said = (check.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath || '/', message, 'additionalProperty' in params ? String(params['additionalProperty']) : ''].filter(Boolean).join(' '));
  return `${type}: ${[...new Set(said)].join('; ')}`;
}
