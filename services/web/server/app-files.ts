import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import expressStaticGzip from 'express-static-gzip';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Another name of this machine leads to the address the issuer knows: under `localhost` nobody could sign in where the
 * platform calls itself `127.0.0.1`.
 * @returns for a request, the address it is led to; undefined where it has come by the right one
 */
export function otherName(publicUrl: string): (request: IncomingMessage) => string | undefined {
  const { host } = new URL(publicUrl);
  if (!LOOPBACK.test(host)) return () => undefined;
  return ({ method, headers, url = '/' }) => {
    const other = method === 'GET' && headers.host !== host && LOOPBACK.test(headers.host ?? '') && headers.accept?.includes('text/html');
    return other ? new URL(url, publicUrl).href : undefined;
  };
}

/** Leads to the one name whoever has come by another. */
export const underOneName = (named: ReturnType<typeof otherName>): RequestHandler => (request, response, next) => {
  const other = named(request);
  return other === undefined ? next() : response.redirect(302, other);
};

/** Where anybody checks a certificate, on a page of its own: nobody keeps the page, finds it by searching, or learns from it where the reader came from. */
const CERTIFICATE = /^\/certificate(\/|$)/i;
const KEPT_NOWHERE = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' };

/** The law is open to all, on pages that need nothing of the application. */
const LAW = /^\/law(\/|$)/i;
const pageFor = (path: string): string => (CERTIFICATE.test(path) ? 'certificate.html' : LAW.test(path) ? 'law.html' : 'index.html');

/**
 * Documents to sign are shown within the page, out of the browser's own memory; and it has a little script within itself, which
 * this policy knows by its hash.
 */
function policyOf(policy: string, page: string): string {
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return `${policy.replace("script-src 'self'", ["script-src 'self'", ...hashes].join(' '))};frame-src 'self' blob:`;
}

/** A page goes out as it was compressed when it was built: on a slow line each kilobyte of it is waited for. */
function sendPage(request: Request, response: Response, folder: string, page: string, headers: Record<string, string>): void {
  const encoding = request.acceptsEncodings(['br', 'gzip']);
  const ending = { br: '.br', gzip: '.gz' }[encoding || ''] ?? '';
  const packed = ending !== '' && existsSync(join(folder, page + ending));
  response.vary('accept-encoding').type('html');
  response.sendFile(packed ? page + ending : page, { root: folder, headers: { ...headers, 'content-type': 'text/html; charset=utf-8', ...(packed && { 'content-encoding': String(encoding) }) } });
}

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
    const page = pageFor(request.path);
    const isCheck = page === 'certificate.html';
    if (!existsSync(join(folder, page))) return void response.status(503).type('text').send('The page is not built: run "npm run build".');
    const policy = String(response.getHeader('content-security-policy') ?? "default-src 'self';script-src 'self'");
    if (!isCheck) response.setHeader('content-security-policy', policyOf(policy, readFileSync(join(folder, page), 'utf8')));
    sendPage(request, response, folder, page, isCheck ? KEPT_NOWHERE : { 'cache-control': 'no-cache' });
  });
  return routes;
}
