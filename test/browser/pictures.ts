import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../services/web/pictures/', import.meta.url));

/** A picture for the README, taken anew where PICTURES is set. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `${FOLDER}${name}.png`, clip: { x: 0, y: 0, width: 900, height: 800 } });
}
