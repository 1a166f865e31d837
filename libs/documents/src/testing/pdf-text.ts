import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page as a reader would copy it, spaces made one. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const task = open(pdf);
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const pieces = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''));
    pages.push(pieces.join('').replace(/\s+/g, ' ').trim());
  }
  await task.destroy();
  return pages;
}

/** What the document is called in its properties. */
export async function titleOf(pdf: Uint8Array): Promise<string | undefined> {
  const task = open(pdf);
  const { info } = await (await task.promise).getMetadata();
  await task.destroy();
  return (info as { Title?: string }).Title;
}

const open = (pdf: Uint8Array) => getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS, isEvalSupported: false });
