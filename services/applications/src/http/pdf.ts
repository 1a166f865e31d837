import { StreamableFile } from '@nestjs/common';

export const PDF = 'application/pdf';

/** Bytes of a document, to be looked at or signed. */
export const asPdf = (content: Buffer, name = 'document.pdf'): StreamableFile =>
  new StreamableFile(content, { type: PDF, disposition: `inline; filename="${name}"`, length: content.length });
