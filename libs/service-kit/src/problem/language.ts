import { LANGUAGES, type Language } from '@attestation/contracts';

/** Browsers say one of few headers, with every request. */
const read = new Map<string, Language>();
const MOST = 200;

/** The caller's language by Accept-Language; Kazakh where none of ours is asked for. */
export function languageOf(header = ''): Language {
  const language = read.get(header) ?? languageIn(header);
  if (read.size < MOST) read.set(header, language);
  return language;
}

function languageIn(header: string): Language {
  const wishes = header
    .split(',')
    .map((part, index) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = rest.map((each) => /^\s*q=(\d(?:\.\d+)?)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { language: tag.split('-')[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { language } of wishes) {
    const ours = LANGUAGES.find((each) => each === language);
    if (ours) return ours;
  }
  return 'kk';
}
