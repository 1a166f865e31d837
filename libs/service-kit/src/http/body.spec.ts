import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Post } from '@nestjs/common';
import { IsObject } from 'class-validator';
import fc from 'fast-check';
import { fixedClock } from '../clock/clock.js';
import type { RunningService } from '../service.js';
import { startService } from '../start.js';
import { isDeeper } from './body.js';

class NoteIn {
  @IsObject() note!: object;
}
@Controller('api/v1/applications/notes')
class NotesController {
  @Post()
  write(@Body() body: NoteIn): NoteIn {
    return body;
  }
}

/** How deep a value is, as counted on the value itself. */
const depthOf = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0);
const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('how deep JSON is', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'ұ') }));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'medium' }, text, fc.integer(), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(text, tie('value'), { maxKeys: 3 })),
  }));

  it('is counted on its bytes as on what they mean, whatever texts hold', () => {
    fc.assert(fc.property(value, (given) => {
      const depth = depthOf(given);
      expect([isDeeper(bytesOf(given), depth), depth > 0 && !isDeeper(bytesOf(given), depth - 1)]).toEqual([false, false]);
    }), { numRuns: 1000 });
  });
});

describe('a body', () => {
  let service: RunningService;
  beforeAll(async () => void (service = await startService({ name: 'applications', controllers: [NotesController] }, { APPLICATIONS_PORT: '0' }, { clock: fixedClock('2025-03-17'), logs: { write: () => undefined } })));
  afterAll(() => service.stop());
  const sent = async (body: string, type?: string) => {
    const answer = await fetch(`${service.address}/api/v1/applications/notes`, { method: 'POST', body, headers: { 'accept-language': 'en', ...(type && { 'content-type': type }) } });
    const { type: problem, detail } = (await answer.json()) as { type?: string; detail?: string };
    return [answer.status, problem?.replace('urn:ustaz:problem:', ''), detail];
  };
  const nested = (depth: number) => `{"note":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;

  it.each([64, 1_000, 5_000, 50_000])('that is nested %i deep in what it holds is refused, and said why', async (depth) => {
    expect(await sent(nested(depth), 'application/json')).toEqual([400, 'body-too-deep', 'Lists and objects may lie in each other at most 64 deep.']);
  });

  it('as deep as may be is read', async () => {
    expect((await sent(nested(63), 'application/json'))[0]).toBe(201);
  });

  it.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'text/json'])('that is not said to be JSON, but %s, is not called empty: its sender is told what to say', async (type) => {
    expect(await sent('{"note":{}}', type)).toEqual([415, 'media-type-unsupported', expect.stringContaining('application/json')]);
  });

  it('that did not come at all lacks its fields', async () => {
    expect((await sent(''))[1]).toBe('validation-failed');
  });
});
