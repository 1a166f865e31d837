import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The browser of CHROMIUM, else the first on the path. */
export const CHROMIUM: string | undefined = [process.env.CHROMIUM ?? '', ...onPath()].find((path) => path !== '' && existsSync(path));

export const WITHOUT_CHROMIUM = 'No Chromium to look at the pages with: install one (Debian: apt-get install chromium) or name one in CHROMIUM.';

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });

function onPath(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}
