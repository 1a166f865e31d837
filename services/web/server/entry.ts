import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Metrics, type ServicePlugin } from '@attestation/service-kit';
import { SwaggerModule } from '@nestjs/swagger';
import { otherName, serveApp, underOneName } from './app-files.js';
import { readOpenApi } from './openapi.js';
import { waysTo } from './proxy.js';
import { readUpstreams } from './upstreams.js';

/** `dist/server` lies beside `dist/app`. */
const APP_FOLDER = fileURLToPath(new URL('../app', import.meta.url));

/** `/api/v1/<prefix>` goes to the services, `/oidc` to the issuer, `/api/docs` to the merged OpenAPI, the rest is the page. */
export const entry: ServicePlugin = {
  microservices(app, { env, config }) {
    const named = env.PUBLIC_URL ? otherName(env.PUBLIC_URL) : () => undefined;
    const ways = waysTo(readUpstreams(env), config.bodyLimit);
    const { count } = app.get(Metrics);
    before(app.getHttpServer() as Server, (request, response) => {
      if (named(request) !== undefined || !ways(request, response)) return false;
      count(request, response);
      return true;
    });
    app.use(underOneName(named));
    SwaggerModule.setup('api/docs', app, readOpenApi(), { jsonDocumentUrl: 'api/docs-merged', customSiteTitle: 'Attestation platform: API' });
    app.use(serveApp(APP_FOLDER));
  },
  afterStart: (app) => void app.set('openapi', readOpenApi()),
};

/** Lets something look at each request first; what it does not take goes where it went before. */
function before(server: Server, takes: (request: IncomingMessage, response: ServerResponse) => boolean): void {
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (request, response) => {
    if (!takes(request, response)) for (const other of others) void other.call(server, request, response);
  });
}
