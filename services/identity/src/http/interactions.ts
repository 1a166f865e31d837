import type { IncomingMessage } from 'node:http';
import type { Language } from '@attestation/contracts';
import { errors, type default as Provider } from 'oidc-provider';
import { readLoginName } from '../domain/login-name.js';
import { BUSY_SECONDS, type Accounts, type SignInOutcome } from '../store/accounts.js';
import { languageOf } from './page-texts.js';
import { failurePage, signInPage, type Failure } from './pages.js';

const INTERACTION = /^\/interaction\/[\w-]+$/;
/** A login and a password fit into this many bytes with room to spare. */
const FORM_BYTES = 4096;

type Middleware = Parameters<Provider['use']>[0];
type Context = Parameters<Middleware>[0];

/** The sign-in page: GET shows it, POST checks name and password and lets the authorization go on. */
export function answerInteractions(provider: Provider, accounts: Accounts, home: string): Middleware {
  return async (ctx, next) => {
    if (!INTERACTION.test(ctx.path)) return next();
    const interaction = await underWay(provider, ctx);
    if (!interaction) return show(ctx, failurePage(languageOf(asText(ctx.query['lang']), ctx.get('accept-language')), home, 'session_not_found'), 400);
    const wished = interaction.params['ui_locales'];
    const language = languageOf(asText(ctx.query['lang']), asText(wished), ctx.get('accept-language'));
    ctx.set('Cache-Control', 'no-store');
    if (ctx.method === 'GET') return show(ctx, signInPage(language));
    if (ctx.method !== 'POST') return next();

    const form = await readForm(ctx.req);
    if (!form) return ctx.throw(413);
    const login = form.get('login') ?? '';
    const outcome = await signIn(accounts, login, form.get('password') ?? '');
    if (!outcome.ok) return showAgain(ctx, language, outcome.because, login);
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: outcome.account.personId, remember: false, amr: ['pwd'] } });
    ctx.status = 303;
    ctx.redirect(returnTo);
  };
}

/** The sign-in this browser has begun; `undefined` when it is over, or was begun by another browser. */
async function underWay(provider: Provider, ctx: Context): Promise<Awaited<ReturnType<Provider['interactionDetails']>> | undefined> {
  try {
    return await provider.interactionDetails(ctx.req, ctx.res);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

async function signIn(accounts: Accounts, login: string, password: string): Promise<SignInOutcome> {
  const name = readLoginName(login);
  return name && password.length <= 200 ? accounts.signIn(name, password) : { ok: false, because: 'WRONG' };
}

/** The form once more with the reason; who only came at a full moment is told when to come again. */
function showAgain(ctx: Context, language: Language, because: Failure, login: string): void {
  if (because === 'BUSY') ctx.set('Retry-After', String(BUSY_SECONDS));
  show(ctx, signInPage(language, { because, login: login.slice(0, 64) }), because === 'BUSY' ? 503 : 401);
}

function show(ctx: Context, html: string, status = 200): void {
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = html;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > FORM_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
