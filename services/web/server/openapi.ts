import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The committed description of all services together; a test compares it with what they say of themselves. Beside `server` or `dist`. */
export const OPENAPI_FILE = ['../openapi.json', '../../openapi.json'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync) ?? '';

export const readOpenApi = (): OpenAPIObject => JSON.parse(readFileSync(OPENAPI_FILE, 'utf8')) as OpenAPIObject;

/** One description out of many. Paths are whole already; a schema of the same name but another content is a defect. */
export function mergeOpenApi(documents: OpenAPIObject[]): OpenAPIObject {
  const merged: OpenAPIObject = {
    openapi: '3.1.0',
    info: { title: 'Attestation platform', version: '1', description: documents[0]?.info.description ?? '' },
    servers: [{ url: '/' }],
    tags: documents.flatMap(({ tags = [] }) => tags),
    paths: {},
    components: { schemas: {}, securitySchemes: {} },
  };
  for (const document of documents) {
    const prefixed = withOwnSchemas(document);
    Object.assign(merged.paths, prefixed.paths);
    Object.assign(merged.components?.schemas ?? {}, prefixed.components?.schemas);
    Object.assign(merged.components?.securitySchemes ?? {}, prefixed.components?.securitySchemes);
  }
  return merged;
}

/** Each service's schemas under its own name, so that two `PageQuery` do not meet: `CommissionsSheetOut`. */
function withOwnSchemas(document: OpenAPIObject): OpenAPIObject {
  const owner = document.tags?.[0]?.name ?? '';
  const prefix = owner.charAt(0).toUpperCase() + owner.slice(1);
  const text = JSON.stringify(document).replaceAll('"#/components/schemas/', `"#/components/schemas/${prefix}`);
  const renamed = JSON.parse(text) as OpenAPIObject;
  const schemas = Object.entries(renamed.components?.schemas ?? {}).map(([name, schema]) => [`${prefix}${name}`, schema]);
  return { ...renamed, components: { ...renamed.components, schemas: Object.fromEntries(schemas) } };
}
