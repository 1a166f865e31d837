import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import expressStaticGzip from 'express-static-gzip';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Another name of this machine leads to the address the issuer knows: under `localhost` nobody could sign in where the
 * platform calls itself `127.0.0.1`.
 */
export function underOneName(publicUrl: string): RequestHandler {
  const { host } = new URL(publicUrl);
  return ({ method, headers, originalUrl }, response, next) => {
    const other = method === 'GET' && headers.host !== host && LOOPBACK.test(headers.host ?? '') && LOOPBACK.test(host) && headers.accept?.includes('text/html');
    return other ? response.redirect(302, new URL(originalUrl, publicUrl).href) : next();
  };
}

/** Where anybody checks a certificate, on a page of its own: nobody keeps the page, finds it by searching, or learns from it where the reader came from. */
const CERTIFICATE = /^\/certificate(\/|$)/i;
const KEPT_NOWHERE = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' };

/** Documents to sign are shown within the page, out of the browser's own memory. */
const withFrames = (policy: string): string => `${policy};frame-src 'self' blob:`;

/** The built pages: files with a hash in their name stay for ever, a page itself is always asked for again. */
export function serveApp(folder: string): RequestHandler {
  const routes = Router();
  routes.use(
    '/assets',
    expressStaticGzip(join(folder, 'assets'), { enableBrotli: true, orderPreference: ['br', 'gzip'], serveStatic: { immutable: true, maxAge: '1y', fallthrough: false } }),
  );
  routes.use(express.static(folder, { index: false }));
  routes.get(/^(?!\/(api|oidc)(\/|$)).*/, (request, response, next) => {
    if (!request.accepts('html')) return next();
    const isCheck = CERTIFICATE.test(request.path);
    const page = isCheck ? 'certificate.html' : 'index.html';
    if (!existsSync(join(folder, page))) return void response.status(503).type('text').send('The page is not built: run "npm run build".');
    if (!isCheck) response.setHeader('content-security-policy', withFrames(String(response.getHeader('content-security-policy') ?? "default-src 'self'")));
    response.sendFile(page, { root: folder, headers: isCheck ? KEPT_NOWHERE : { 'cache-control': 'no-cache' } });
  });
  return routes;
}
