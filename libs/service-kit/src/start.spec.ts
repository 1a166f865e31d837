import { describe, expect, it, afterEach } from '@jest/globals';
import { refuse } from '@attestation/contracts';
import { Body, Controller, Get, Post, type Type } from '@nestjs/common';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { IsInt, IsString, Max, MaxLength } from 'class-validator';
import { fixedClock } from './clock/clock.js';
import { ConfigError } from './config/read-config.js';
import { Idempotency } from './http/idempotency.js';
import { orProblem } from './problem/problem.js';
import type { RunningService, ServicePlugin } from './service.js';
import { startService } from './start.js';

class NoteIn {
  @IsString() @MaxLength(10) text!: string;
  @IsInt() @Max(100) points!: number;
}

@Controller('api/v1/applications/notes')
class NotesController {
  @Post()
  write(@Body() body: NoteIn): NoteIn {
    return body;
  }

  @Post('once')
  once(@Idempotency() key: string): { key: string } {
    return { key };
  }

  @Get('slow')
  async slow(): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return 'done';
  }

  @Get('refused')
  refused(): void {
    const text = { kk: 'Кворум жоқ: 3-тен 1.', ru: 'Кворума нет: 1 из 3.', en: 'No quorum: 1 of 3.' };
    orProblem(refuse('NO_QUORUM', [{ rule: 'X-041', source: 'O83 p.22', confidence: 'exact', values: { present: 1 }, text }]));
  }

  @Get('broken')
  broken(): void {
    throw new Error('the teacher 850101300123 has no password=hunter2');
  }
}

const lines: string[] = [];
let service: RunningService | undefined;
const start = async (plugins: ServicePlugin[] = [], env = {}, controllers: Type[] = [NotesController]) => {
  service = await startService({ name: 'applications', controllers, plugins }, { APPLICATIONS_PORT: '0', ...env },
    { clock: fixedClock('2025-03-17'), logs: { write: (line) => void lines.push(line) } });
  return service;
};
afterEach(async () => {
  await service?.stop();
  service = undefined;
  lines.length = 0;
});

const ask = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${service?.address}${path}`, init);
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: answer.status, headers: answer.headers, text, json };
};
const post = (path: string, body: string, headers = {}) =>
  ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('a problem at a door', () => {
  it('names every wrong field in the caller\'s language and what to do', async () => {
    await start();
    const { status, json, headers } = await post('/api/v1/applications/notes', '{"text":"much too long a text","points":"many","extra":1}', { 'accept-language': 'en-GB, ru;q=0.5' });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('content-language')).toBe('en');
    expect(json).toMatchObject({ type: 'urn:ustaz:problem:validation-failed', status: 422, reference: expect.stringMatching(/^[0-9A-Z]{8}$/) });
    expect(json.errors).toEqual(expect.arrayContaining([
      { field: 'text', code: 'max-length', message: 'At most 10 characters: shorten it.' },
      { field: 'points', code: 'is-int', message: 'Enter a whole number.' },
      { field: 'extra', code: 'whitelist-validation', message: 'There is no such field: remove it.' },
    ]));
  });

  it.each([['ru', 'Тело запроса не является правильным JSON.'], ['kk', 'Сұраудың мазмұны дұрыс JSON емес.'], ['fr', 'Сұраудың мазмұны дұрыс JSON емес.']])(
    'answers malformed JSON with 400, asked in %s', async (language, title) => {
      await start();
      expect(await post('/api/v1/applications/notes', '{"text":', { 'accept-language': language })).toMatchObject({
        status: 400, json: { type: 'urn:ustaz:problem:body-unreadable', title },
      });
    });

  it('shows a refusal with its reasons and its rule', async () => {
    await start();
    const { status, json } = await ask('/api/v1/applications/notes/refused', { headers: { 'accept-language': 'ru' } });
    expect(status).toBe(409);
    expect(json).toMatchObject({ type: 'urn:ustaz:problem:no-quorum', detail: 'Кворума нет: 1 из 3.', reasons: [{ rule: 'X-041', source: 'O83 p.22', text: 'Кворума нет: 1 из 3.' }] });
  });

  it('tells nothing of an unforeseen error but a reference that the log has too, without personal numbers', async () => {
    await start();
    const { status, json, text } = await ask('/api/v1/applications/notes/broken');
    expect(status).toBe(500);
    expect(text).not.toContain('teacher');
    const logged = lines.filter((line) => line.includes(String(json.reference)));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"service":"applications"');
    expect(logged[0]).toContain('the teacher [redacted]');
    expect(lines.join('')).not.toContain('850101300123');
  });

  it('is what an unknown address, a wrong method and too large a body meet', async () => {
    await start([], { BODY_LIMIT: '1024' });
    expect(await ask('/api/v1/applications/nothing')).toMatchObject({ status: 404, json: { type: 'urn:ustaz:problem:route-not-found' } });
    expect(await post('/api/v1/applications/notes', JSON.stringify({ text: 'x'.repeat(2000) }))).toMatchObject({ status: 413, json: { type: 'urn:ustaz:problem:body-too-large' } });
  });

  it('asks for an Idempotency-Key of a usable form', async () => {
    await start();
    expect(await post('/api/v1/applications/notes/once', '{}')).toMatchObject({ status: 400, json: { type: 'urn:ustaz:problem:idempotency-key-missing' } });
    expect(await post('/api/v1/applications/notes/once', '{}', { 'idempotency-key': 'a key' })).toMatchObject({ status: 400 });
    expect(await post('/api/v1/applications/notes/once', '{}', { 'idempotency-key': 'key-00001' })).toMatchObject({ status: 201, json: { key: 'key-00001' } });
  });
});

describe('a service', () => {
  it('says whether it lives, whether it is ready and why not, and its figures by route', async () => {
    await start([{ ready: async () => { throw new Error('The engine does not answer.'); } }]);
    expect(await ask('/health')).toMatchObject({ status: 200, json: { status: 'up', service: 'applications' } });
    expect(await ask('/ready')).toMatchObject({ status: 503, json: { problems: ['The engine does not answer.'] } });
    await post('/api/v1/applications/notes', '{"text":"a","points":1}');
    expect((await ask('/metrics')).text).toMatch(/http_request_duration_seconds_count\{.*route="\/api\/v1\/applications\/notes".*\} 1/);
  });

  it('publishes its OpenAPI 3.1', async () => {
    await start();
    const { json } = await ask('/api/docs-json');
    const once = {
      parameters: [{ name: 'Idempotency-Key', in: 'header' }],
      responses: { default: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
    };
    expect(json).toMatchObject({ openapi: '3.1.0', paths: { '/api/v1/applications/notes/once': { post: once } } });
  });

  it('describes its problems as they are', async () => {
    await start();
    const document = (await ask('/api/docs-json')).json as { components: { schemas: { Problem: object } } };
    const matches = new Ajv2020({ strict: false }).compile({ ...document.components.schemas.Problem, additionalProperties: false });
    for (const { json } of [await ask('/nothing'), await post('/api/v1/applications/notes', '{}'), await ask('/api/v1/applications/notes/refused')]) {
      expect([json.type, matches(json), matches.errors]).toEqual([expect.stringMatching(/^urn:ustaz:problem:/), true, null]);
    }
  });

  it('keeps strangers\' scripts and frames out by headers', async () => {
    await start();
    const { headers } = await ask('/health');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('refuses settings it cannot use, all at once, without repeating their values', async () => {
    const wrong = { APPLICATIONS_PORT: 'http', DATABASE_URL: 'mysql://user:secret@host/db', LOG_LEVEL: 'loud' };
    const problem = await startService({ name: 'applications' }, wrong).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ConfigError);
    expect(String(problem)).toMatch(/APPLICATIONS_PORT must be a whole number from 0 to 65535\..*DATABASE_URL must be an address/);
    expect(String(problem)).not.toContain('secret');
  });

  it('refuses to start with Kafka, which this version has not', async () => {
    await expect(startService({ name: 'applications' }, { KAFKA_BROKERS: 'broker:9092' })).rejects.toThrow('this version has the PostgreSQL bus alone');
  });

  it('starts plugins in their order and stops them in the opposite one', async () => {
    const order: string[] = [];
    const plugin = (name: string): ServicePlugin => ({
      microservices: () => void order.push(`connect ${name}`),
      afterStart: () => void order.push(`start ${name}`),
      beforeStop: () => void order.push(`stop ${name}`),
    });
    const running = await start([plugin('a'), plugin('b')]);
    await Promise.all([running.stop(), running.stop()]);
    expect(order).toEqual(['connect a', 'connect b', 'start a', 'start b', 'stop b', 'stop a']);
  });

  it('answers what is in hand before it stops, and stops at once when nothing is', async () => {
    const running = await start();
    await ask('/health'); // leaves a connection that waits for more
    const asked = ask('/api/v1/applications/notes/slow');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    await running.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await asked).toMatchObject({ status: 200, text: 'done' });
  });

  it('leaves its port free when a plugin cannot start', async () => {
    const broken: ServicePlugin = { afterStart: () => { throw new Error('no engine'); } };
    const { address, stop } = await start();
    await stop();
    await expect(start([broken], { APPLICATIONS_PORT: new URL(address).port })).rejects.toThrow('no engine');
    await expect(fetch(`${address}/health`)).rejects.toThrow('fetch failed');
  });
});
