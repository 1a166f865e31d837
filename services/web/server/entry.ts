import { fileURLToPath } from 'node:url';
import type { ServicePlugin } from '@attestation/service-kit';
import { SwaggerModule } from '@nestjs/swagger';
import { serveApp, underOneName } from './app-files.js';
import { readOpenApi } from './openapi.js';
import { waysTo } from './proxy.js';
import { readUpstreams } from './upstreams.js';

/** `dist/server` lies beside `dist/app`. */
const APP_FOLDER = fileURLToPath(new URL('../app', import.meta.url));

/** `/api/v1/<prefix>` goes to the services, `/oidc` to the issuer, `/api/docs` to the merged OpenAPI, the rest is the page. */
export const entry: ServicePlugin = {
  microservices(app, { env }) {
    if (env.PUBLIC_URL) app.use(underOneName(env.PUBLIC_URL));
    app.use(waysTo(readUpstreams(env)));
    SwaggerModule.setup('api/docs', app, readOpenApi(), { jsonDocumentUrl: 'api/docs-merged', customSiteTitle: 'Attestation platform: API' });
    app.use(serveApp(APP_FOLDER));
  },
  afterStart: (app) => void app.set('openapi', readOpenApi()),
};
