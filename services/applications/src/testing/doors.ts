import type { AttestationId, PersonId } from '@attestation/contracts';
import type { TestIssuer } from '@attestation/access/testing';
import { signAs } from '@attestation/documents/testing';
import { newId } from '@attestation/service-kit';
import request from 'supertest';

export interface Answered {
  status: number;
  body: Record<string, unknown> & { current: Record<string, unknown>; reasons: { text: string; rule: string }[]; attestationId: AttestationId; type: string };
}

type Method = 'get' | 'post' | 'put' | 'delete';
interface CallOptions {
  as?: PersonId;
  body?: unknown;
  key?: string;
  language?: string;
}
/** Where a test's teachers get their letters. */
export const EMAIL = 'gulzhahan@example.kz';

/** Whoever opens a draft gives her address, unless the test says otherwise. */
const withEmail = (method: Method, path: string, body: unknown): object => (method === 'post' && path === '' ? { email: EMAIL, ...(body as object) } : (body as object));

/** The doors as people use them: with a token, a language, a key for each command; and with their own signature where one is asked for. */
export function doorsOf(server: Parameters<typeof request>[0], issuer: TestIssuer) {
  const call = async (method: Method, path: string, { as, body, key = newId(), language = 'en' }: CallOptions): Promise<Answered> => {
    const asked = request(server)[method](`/api/v1/applications${path}`).set('accept-language', language);
    if (as) asked.set('authorization', `Bearer ${await issuer.tokenFor(as)}`);
    const { status, body: answer } = await (method === 'get' ? asked : asked.set('idempotency-key', key).send(withEmail(method, path, body)));
    return { status, body: answer as Answered['body'] };
  };

  /** What a machine is answered, by a token of its own. */
  const asMachine = async (client: string, path: string, body: object): Promise<Answered> => {
    const { status, body: answer } = await request(server).post(`/api/v1/applications${path}`).set('authorization', `Bearer ${await issuer.machineToken(client)}`).send(body);
    return { status, body: answer as Answered['body'] };
  };

  /** The bytes of a document that a person is shown; undefined where she is refused. */
  const bytes = async (path: string, as: PersonId): Promise<Buffer | undefined> => {
    const asked = request(server).get(`/api/v1/applications${path}`).set('authorization', `Bearer ${await issuer.tokenFor(as)}`);
    const { status, body } = await asked.buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
    return status === 200 ? (body as Buffer) : undefined;
  };

  /** Signs what is laid before her and sends it; where nothing is shown, something else is signed. */
  const signed = async (attestationId: AttestationId, what: 'submission' | 'answer', as: PersonId, body: Record<string, unknown>, key?: string): Promise<Answered> => {
    const query = new URLSearchParams(Object.entries(body).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)])));
    const shown = (await bytes(`/${attestationId}/${what}-draft?${query.toString()}`, as)) ?? Buffer.from('nothing was shown');
    const signature = (await signAs(as, shown)).toString('base64');
    return call('post', `/${attestationId}/${what}`, { as, body: { ...body, signature }, key });
  };

  return { call, asMachine, bytes, signed };
}
