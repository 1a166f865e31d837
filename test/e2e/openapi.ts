import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@attestation/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mergeOpenApi, OPENAPI_FILE, readOpenApi } from '../../services/web/server/openapi.js';
import type { Joined } from '../support/joined.js';

/** What all services say of themselves, merged as the web entry publishes it. */
export async function describedBy(joined: Joined): Promise<OpenAPIObject> {
  const behind = Object.keys(SERVICES).filter((name) => name !== 'web');
  const own = behind.map(async (name) => (await fetch(`${joined.platform.run.services[name]}/api/docs-json`)).json() as Promise<OpenAPIObject>);
  return mergeOpenApi(await Promise.all(own));
}

type Parameter = { in: string; name: string; required?: boolean };
type Operation = { operationId?: string; parameters?: Parameter[]; responses: Record<string, object> };
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const operationsOf = ({ paths }: OpenAPIObject) =>
  Object.entries(paths).flatMap(([path, item]) => METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] as Operation }] : [])));

function refsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === '$ref' && typeof value === 'string' ? [value] : refsIn(value)));
}

export function openApiPromises(given: () => Joined): void {
  describe('The description of all services', () => {
    let described: OpenAPIObject;
    beforeAll(async () => void (described = await describedBy(given())));

    it('is the one that is committed (UPDATE_OPENAPI=1 writes it)', () => {
      if (process.env.UPDATE_OPENAPI) writeFileSync(OPENAPI_FILE, `${JSON.stringify(described, null, 1)}\n`);
      expect(described).toEqual(readOpenApi());
    });

    it('is published at the web entry', async () => {
      const published = (await (await fetch(`${given().platform.address}/api/docs-json`)).json()) as OpenAPIObject;
      if (!process.env.UPDATE_OPENAPI) expect(published).toEqual(described);
      expect((await fetch(`${given().platform.address}/api/docs`)).status).toBe(200);
    });

    it('is OpenAPI 3.1: every operation has an id of its own, answers, and its parameters; every reference leads somewhere', () => {
      expect(described.openapi).toMatch(/^3\.1\./);
      const operations = operationsOf(described);
      expect(operations.length).toBeGreaterThan(30);
      expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
      for (const { path, method, operation } of operations) {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
        const declared = (operation.parameters ?? []).filter((each) => each.in === 'path' && each.required).map(({ name }) => name).sort();
        expect([method, path, declared]).toEqual([method, path, named]);
        expect(Object.keys(operation.responses)).toContain('default');
      }
      const known = Object.keys(described.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`);
      expect(refsIn(described).filter((ref) => !known.includes(ref))).toEqual([]);
    });

    it('has schemas that JSON Schema 2020-12 can read', () => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      ajv.addSchema({ $id: 'platform', components: described.components });
      for (const name of Object.keys(described.components?.schemas ?? {})) expect(() => ajv.compile({ $ref: `platform#/components/schemas/${name}` })).not.toThrow();
    });
  });
}
