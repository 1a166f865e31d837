import type { DocumentKind, DocumentLanguage } from '../shapes/kinds.js';
import type { DataOf } from '../shapes/shapes.js';
import { renderApplication } from './documents/application.js';
import { renderCertificate } from './documents/certificate.js';
import { renderExtract } from './documents/extract.js';
import { renderAcceptance, renderRefusal } from './documents/notices.js';
import { renderOrder } from './documents/order.js';
import { renderProtocol } from './documents/protocol.js';

type Renderer<K extends DocumentKind> = (data: DataOf<K>, language: DocumentLanguage) => Promise<Buffer>;

const RENDERERS: { readonly [K in DocumentKind]: Renderer<K> } = {
  APPLICATION: renderApplication,
  ACCEPTANCE: renderAcceptance,
  REFUSAL: renderRefusal,
  PROTOCOL: renderProtocol,
  ORDER: renderOrder,
  EXTRACT: renderExtract,
  CERTIFICATE: renderCertificate,
};

/**
 * The PDF of a document: the same data give the same bytes, a few milliseconds each.
 * @throws RangeError for data that are no such document (a refusal without ground, an order without person)
 */
export const render = async <K extends DocumentKind>(kind: K, data: DataOf<K>, language: DocumentLanguage): Promise<Buffer> => RENDERERS[kind](data, language);
