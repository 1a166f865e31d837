/**
 * Opens the page anew, once the platform is there: its files may have others' names since this page was opened, and a browser does not
 * ask again for a script that it could not fetch. Without a platform the page stays. @throws what the network says
 */
export async function openAnew(): Promise<void> {
  await fetch('/', { method: 'HEAD', cache: 'no-store' });
  window.location.reload();
}
