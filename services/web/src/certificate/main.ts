import './certificate.css';
import { CertificatePage } from './page';

const ADDRESS = /^\/certificate\/?/i;

// the letters of an id are capitals: who types it from the paper need not care
const publicId = readable(location.pathname.replace(ADDRESS, '')).trim().toUpperCase();
await new CertificatePage(publicId).open(document.body);

/** As it was typed; where that is no text, as it stands in the address. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
