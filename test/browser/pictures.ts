import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../services/web/pictures/', import.meta.url));
const WIDTH = 900;

/** A picture for the README, taken anew where PICTURES is set. @param height pixels */
export async function takePicture(page: Page, name: string, height = 800): Promise<void> {
  if (!process.env.PICTURES) return;
  const before = page.viewportSize();
  await page.setViewportSize({ width: WIDTH, height });
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  if (before) await page.setViewportSize(before);
}
