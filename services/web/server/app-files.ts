import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** The built page: files with a hash in their name stay for ever, the page itself is always asked for again. */
export function serveApp(folder: string): RequestHandler {
  const routes = Router();
  routes.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  routes.use(express.static(folder, { index: false }));
  routes.get(/^(?!\/(api|oidc)(\/|$)).*/, (request, response, next) => {
    if (!request.accepts('html')) return next();
    if (!existsSync(join(folder, 'index.html'))) return void response.status(503).type('text').send('The page is not built: run "npm run build".');
    response.sendFile('index.html', { root: folder, headers: { 'cache-control': 'no-cache' } });
  });
  return routes;
}
