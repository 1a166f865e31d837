/*
 * What is shown before any other script is there: what this is and the way in, or that it is loading, in the language the reader chose before or
 * chooses now. Stands within the page itself, with TEXTS and FILES before it: what is said, and which files make the way in, the application, and
 * each language's texts. The application is fetched for whoever is signed in alone.
 */
/* global TEXTS, FILES, fetch */
(() => {
  const page = document.documentElement;
  const kept = localStorage.getItem('language');
  const choice = document.querySelector('.first select');
  const { pathname, origin } = location;
  const returns = pathname === '/signed-in';
  const inside = returns || sessionStorage.getItem(`oidc.user:${origin}/oidc:web`) || !navigator.onLine;
  const speak = (language) => {
    page.lang = choice.value = language;
    document.title = TEXTS[language].title;
    choice.setAttribute('aria-label', TEXTS[language].language);
    for (const each of document.querySelectorAll('[data-said]')) each.textContent = TEXTS[language][each.dataset.said];
  };
  const link = (rel, href, more) => document.head.append(Object.assign(document.createElement('link'), { rel, href, ...more }));
  page.dataset.first = inside ? 'in' : 'out';
  speak(kept in TEXTS ? kept : 'kk');
  choice.onchange = () => (localStorage.setItem('language', choice.value), speak(choice.value));
  // whoever is quicker than the line has not pressed in vain: the script goes on with it
  document.querySelector('.out button').onclick = () => (page.dataset.wish = 'signIn');
  document.querySelector('.off button').onclick = () => location.reload();
  const { entry, scripts, styles } = inside ? FILES.app : FILES.signIn;
  // kept by the browser for the issuer's client
  if (!inside) fetch('/oidc/.well-known/openid-configuration').then((told) => told.text(), () => '');
  // asked for at once: the script would find out only when it is there itself
  const texts = inside ? FILES.texts[page.lang] : [];
  for (const href of [...scripts, ...texts, ...(inside && !returns ? [] : FILES.issuer)]) link('modulepreload', href);
  const dressed = styles.map((href) => new Promise((onload, onerror) => link('stylesheet', href, { onload, onerror })));
  Promise.all(dressed)
    .then(() => import(entry))
    .catch(() => (page.dataset.first = 'off'));
})();
