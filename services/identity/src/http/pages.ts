import { createHash } from 'node:crypto';
import { LANGUAGES, type Language } from '@attestation/contracts';
import { LANGUAGE_NAMES, PAGE_TEXTS } from './page-texts.js';

const STYLE = `
:root{color-scheme:light dark;font:1rem/1.5 "Noto Sans",system-ui,sans-serif}
body{margin:0;display:grid;place-items:center;min-height:100vh;background:Canvas;color:CanvasText}
main{box-sizing:border-box;width:min(26rem,100%);padding:1.5rem}
h1{font-size:1.5rem;margin:0 0 1rem}
nav{display:flex;gap:1rem;margin-bottom:1.5rem}
label{display:block;font-weight:600;margin-top:1rem}
input{box-sizing:border-box;width:100%;font:inherit;padding:.6rem;border:1px solid GrayText;border-radius:.4rem}
button{font:inherit;font-weight:600;margin:1.5rem .5rem 0 0;padding:.6rem 1.5rem;border:0;border-radius:.4rem;background:#0b5cad;color:#fff}
:is(a,input,button):focus-visible{outline:3px solid #e08a00;outline-offset:2px}
.error{border-inline-start:.3rem solid #b3261e;padding:.5rem .75rem;margin:0 0 1rem}
main>aside{border:2px solid #b54708;border-radius:.4rem;padding:.5rem .75rem;margin:0 0 1.5rem}
.notice{font-size:.875rem;margin-top:2rem}
`;

/** No script at all; only this style. `publicOrigin` is where a form's answer may lead. */
export const contentSecurityPolicy = (publicOrigin: string): string =>
  [
    `default-src 'none'`,
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    `form-action 'self' ${publicOrigin}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/** Text made safe for an element or a quoted attribute. */
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page(language: Language, title: string, body: string): string {
  const heading = safe(title);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading} · ${safe(PAGE_TEXTS.platform[language])}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p>${safe(PAGE_TEXTS.platform[language])}</p>
<h1>${heading}</h1>
${body}
</main>
</body>
</html>
`;
}

/** A page of a platform whose clock was moved says so, before anything else. `now` is what that clock shows. */
export function withMovedClock(html: string, language: Language, now: Date): string {
  const shown = new Intl.DateTimeFormat('ru', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Almaty' }).format(now);
  const notice = `<aside>${safe(PAGE_TEXTS.movedClock[language])} <time datetime="${now.toISOString()}">${safe(shown.replace(',', ''))}</time></aside>`;
  return html.replace('<main>', () => `<main>\n${notice}`);
}

function languageLinks(current: Language): string {
  const links = LANGUAGES.map(
    (language) => `<a href="?lang=${language}" lang="${language}" hreflang="${language}"${language === current ? ' aria-current="true"' : ''}>${LANGUAGE_NAMES[language]}</a>`,
  );
  return `<nav aria-label="${safe(PAGE_TEXTS.language[current])}">${links.join('\n')}</nav>`;
}

/** Why the form is shown once more; each has a text of this name. */
export type Failure = 'WRONG' | 'CLOSED' | 'BUSY';
const FAILURE_TEXTS = { WRONG: 'wrong', CLOSED: 'closed', BUSY: 'busy' } as const satisfies Record<Failure, keyof typeof PAGE_TEXTS>;

/** The sign-in form; it posts to its own address. After a failure the name stays and the reason is announced. */
export function signInPage(language: Language, failed?: { because: Failure; login: string }): string {
  const text = (key: keyof typeof PAGE_TEXTS): string => safe(PAGE_TEXTS[key][language]);
  const error = failed ? `<p class="error" id="error" role="alert">${text(FAILURE_TEXTS[failed.because])}</p>` : '';
  const described = failed ? ` aria-describedby="error"${failed.because === 'BUSY' ? '' : ' aria-invalid="true"'}` : '';
  return page(
    language,
    PAGE_TEXTS.signIn[language],
    `${languageLinks(language)}
${error}
<form method="post">
<label for="login">${text('login')}</label>
<input id="login" name="login" value="${safe(failed?.login ?? '')}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required${described}>
<label for="password">${text('password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required${described}>
<button type="submit">${text('submit')}</button>
</form>
<p class="notice">${text('notice')}</p>`,
  );
}

/** Asks before signing out. `form` is the issuer's own form with its protection against forged requests. */
export function signOutPage(language: Language, form: string): string {
  return page(
    language,
    PAGE_TEXTS.signOut[language],
    `<p>${safe(PAGE_TEXTS.signOutQuestion[language])}</p>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${safe(PAGE_TEXTS.signOutYes[language])}</button>
<button type="submit" form="op.logoutForm">${safe(PAGE_TEXTS.signOutNo[language])}</button>`,
  );
}

export function signedOutPage(language: Language, home: string): string {
  return page(language, PAGE_TEXTS.signOut[language], `<p>${safe(PAGE_TEXTS.signedOut[language])}</p>\n${homeLink(language, home)}`);
}

/** What a person sees when a sign-in cannot go on; `code` is the protocol's error code. */
export function failurePage(language: Language, home: string, code: string): string {
  return page(
    language,
    PAGE_TEXTS.failed[language],
    `<p>${safe(PAGE_TEXTS.failedHelp[language])}</p>\n${homeLink(language, home)}\n<p class="notice"><code>${safe(code)}</code></p>`,
  );
}

const homeLink = (language: Language, home: string): string => `<p><a href="${safe(home)}">${safe(PAGE_TEXTS.back[language])}</a></p>`;
