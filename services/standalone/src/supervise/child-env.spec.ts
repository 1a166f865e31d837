import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../settings.js';
import { commonEnv, nodeOptions, ownEnv } from './child-env.js';

const at = { ports: new Map([['portfolio', 8003]]), zeebeAddress: '127.0.0.1:26500', oidcIssuer: 'http://127.0.0.1:8080/oidc' };
const given = (outer: NodeJS.ProcessEnv) => commonEnv(readSettings(['--data', 'data'], outer, '/home/platform'), at as never, outer);

describe('what all processes are told', () => {
  it('holds a folder for scans inside the platform’s own, unless another is named', () => {
    expect(given({}).FILES_DIR).toBe('/home/platform/data/files');
    expect(given({ FILES_DIR: '/mnt/scans' }).FILES_DIR).toBe('/mnt/scans');
  });

  it('lets no process keep memory for each of its threads, unless whoever starts the platform says otherwise', () => {
    expect([given({}).MALLOC_ARENA_MAX, given({ MALLOC_ARENA_MAX: '8' }).MALLOC_ARENA_MAX]).toEqual(['2', '8']);
  });

  it('holds no address of the administrator of the database', () => {
    expect(Object.keys(given({ DATABASE_URL: 'postgres://a:b@c/d', PORTFOLIO_DATABASE_URL: 'postgres://a:b@c/d' })).filter((name) => name.includes('DATABASE_URL'))).toEqual([]);
  });
});

describe('what one process is told', () => {
  it('is the mail server’s address, with its password, where letters leave, and nowhere else', () => {
    const outer = { SMTP_URL: 'smtps://user:password@mail.example.kz', MAIL_FROM: 'attestation@example.kz' };
    const own = (name: string) => ownEnv({ parts: [{ name }] } as never, {}, {} as never, outer);
    expect([given(outer).SMTP_URL, given(outer).MAIL_FROM, own('integrations'), own('applications')]).toEqual([undefined, outer.MAIL_FROM, { SMTP_URL: outer.SMTP_URL }, {}]);
  });
});

describe('how Node is told to run a process', () => {
  it('bounds its heap, so that garbage does not gather, unless whoever starts the platform has bounded it', () => {
    expect(nodeOptions('cases', {})).toContain('--max-old-space-size=1024');
    expect(nodeOptions('engine', {})).toContain('--max-old-space-size=4096');
    expect(nodeOptions('cases', { NODE_OPTIONS: '--trace-warnings --max-old-space-size=4096' })).not.toContain('--max-old-space-size=1024');
  });

  it('leaves what `cases` makes for one answer room to die young, unless whoever starts the platform has said how much', () => {
    expect(nodeOptions('cases', {})).toEqual(expect.arrayContaining(['--min-semi-space-size=16', '--max-semi-space-size=32']));
    expect(nodeOptions('front', {})).toEqual(['--enable-source-maps', '--max-old-space-size=1024']);
    expect(nodeOptions('cases', { NODE_OPTIONS: '--max-semi-space-size=64' })).toEqual(['--enable-source-maps', '--max-old-space-size=1024']);
  });
});
