/** Has the browser keep what the page is made of, so that it opens without a network; never what the platform says. */
export function keepShell(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/shell-worker.js').catch(() => undefined);
}
