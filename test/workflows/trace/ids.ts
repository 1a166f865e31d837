/** A range longer than this is the span of a chapter, not a citation of each rule in it. */
const LONGEST_RANGE = 12;
const CITED = /\b([RXCF])-(\d{2,3})([a-d])?(?:…(?:[RXCF]-)?(\d{2,3})?([a-d])?)?/g;

/** The ids of rules that a text cites: `R-087…R-089` is three, `R-034a` is `R-034`; X-052a to X-052d are rules of their own. */
export const citedIn = (text: string): string[] => [...text.matchAll(CITED)].flatMap(idsOf);

function idsOf([, kind = '', from = '', letter, to, toLetter]: RegExpMatchArray): string[] {
  const first = `${kind}-${from}`;
  if (first === 'X-052') return letters(letter, toLetter).map((each) => first + each);
  const count = to === undefined ? 1 : Number(to) - Number(from) + 1;
  if (count < 1 || count > LONGEST_RANGE) return [first];
  return Array.from({ length: count }, (_, step) => `${kind}-${String(Number(from) + step).padStart(from.length, '0')}`);
}

function letters(from: string | undefined, to: string | undefined): string[] {
  if (from === undefined) return [''];
  const all = 'abcd';
  return [...all.slice(all.indexOf(from), all.indexOf(to ?? from) + 1)];
}
