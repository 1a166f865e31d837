import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { prefixesOf } from '@attestation/contracts';
import express from 'express';
import helmet from 'helmet';
import { type Regulation, startRegulation } from '../../services/regulation/src/testing/regulation.js';
import { serveApp } from '../../services/web/server/app-files.js';
import { waysTo } from '../../services/web/server/proxy.js';

/** Bytes. */
const BODY_LIMIT = 1_048_576;
const APP = fileURLToPath(new URL('../../services/web/dist/app', import.meta.url));

/** The service of the law on a database of its own (`testDatabase`), behind the pages as they were built: all that those of the law need. */
export class LawServer {
  private constructor(
    readonly regulation: Regulation,
    private readonly server: Server,
  ) {}

  static async start(): Promise<LawServer> {
    const regulation = await startRegulation({ today: '2025-03-17' });
    const guard = helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
    const ways = waysTo([{ name: 'regulation', prefixes: prefixesOf('regulation'), target: regulation.address }], BODY_LIMIT);
    const pages = express().use(guard, serveApp(APP));
    const server = createServer((request, response) => void (ways(request, response) || pages(request, response))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return new LawServer(regulation, server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.regulation.stop();
  }
}
