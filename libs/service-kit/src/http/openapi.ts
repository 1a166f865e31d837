import { SERVICES, type ServiceName } from '@attestation/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { withTexts } from './schemas.js';

type SchemaObject = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** The service's OpenAPI 3.1, out of its controllers. Its paths are whole: documents of all services can be merged. */
export function openApiOf(app: INestApplication, name: ServiceName): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Attestation platform: ${name}`)
    .setDescription('Errors are problem details (RFC 9457) in the language of Accept-Language: kk (default), ru, en.')
    .setVersion('1')
    .addBearerAuth()
    .addTag(name, SERVICES[name].prefix)
    .build();
  const operationIdFactory = (controller: string, method: string) => `${name}.${controller.replace(/Controller$/, '')}.${method}`;
  return withTexts(withProblems(SwaggerModule.createDocument(app, config, { operationIdFactory })));
}

const text = { type: 'string' } as const;
const list = (properties: Record<string, typeof text>) => ({ type: 'array', items: { type: 'object', required: Object.keys(properties), properties } }) as const;

/** What every operation may answer instead, once for all of them. */
const PROBLEM = {
  type: 'object',
  description: 'What is wrong (RFC 9457), in the language of Content-Language',
  required: ['type', 'title', 'status', 'reference'],
  properties: {
    type: { ...text, description: 'stable: `urn:ustaz:problem:<code>`' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    reference: { ...text, description: 'a short reference by which operators find the log' },
    errors: { ...list({ field: text, code: text, message: text }), description: 'each wrong field and what to do' },
    reasons: { ...list({ rule: text, source: text, confidence: text, text }), description: 'of a refusal: the rules it rests on' },
  },
} as const;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

function withProblems(document: OpenAPIObject): OpenAPIObject {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) operation.responses['default'] = { description: 'A problem', content };
    }
  }
  const schemas = { ...document.components?.schemas, Problem: PROBLEM as unknown as SchemaObject };
  return { ...document, components: { ...document.components, schemas } };
}
