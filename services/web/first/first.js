/*
 * What is shown before any script of the application is there: what this is and the way in, or that it is loading, in the language the
 * reader chose before. Stands within the page itself, with TEXTS and FILES (addresses of each language's texts, and of the issuer's client) before it.
 */
/* global TEXTS, FILES */
(() => {
  const page = document.documentElement;
  const chosen = localStorage.getItem('language');
  const language = chosen in TEXTS ? chosen : 'kk';
  const { pathname, origin } = location;
  const inside = pathname === '/signed-in' || sessionStorage.getItem(`oidc.user:${origin}/oidc:web`) || !navigator.onLine;
  page.lang = language;
  page.dataset.first = inside ? 'in' : 'out';
  document.title = TEXTS[language].title;
  for (const each of document.querySelectorAll('[data-said]')) each.textContent = TEXTS[language][each.dataset.said];
  // asked for at once: the application would find out only when it is there itself
  for (const href of [...FILES[language], ...(pathname === '/signed-in' ? FILES.issuer : [])]) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  // whoever is quicker than the line has not pressed in vain: the application goes on with it
  document.querySelector('.first button').onclick = () => (page.dataset.wish = 'signIn');
})();
