import type { WhyNot } from '@attestation/regulation/register';
import type { Traced } from './trace.js';

/** So many places of a kind, and so many specs, are shown of a rule; the code names them all. */
const SHOWN = 3;

const REASONS: Record<WhyNot, string> = {
  BACKGROUND: 'history, definitions, purposes',
  FIGURE: 'counts',
  NOT_FOUND: 'not to be found in any source',
  NOT_LAW_YET: 'not law yet',
  BY_PEOPLE: 'done or judged by people',
  OUTSIDE: 'done by another body or system',
  SUPERSEDED: 'replaced by another rule',
  NOT_BUILT: 'not built yet',
};
const CHAPTERS = { R: 'Algorithm, letter, article, slides, course rules', X: 'The Order and other sources', C: 'Contradictions between the sources', F: 'Open points' };

/** The page that shows of each rule what carries it out and what proves it; as Markdown. */
export function page(rules: readonly Traced[]): string {
  const chapters = Object.entries(CHAPTERS).flatMap(([letter, title]) => chapter(title, rules.filter(({ id }) => id.startsWith(letter))));
  return [...head(rules), ...chapters, ''].join('\n');
}

function head(rules: readonly Traced[]): string[] {
  const law = rules.filter(({ id }) => /^[RX]/.test(id));
  const points = rules.filter(({ id }) => /^[CF]/.test(id));
  const asked = rules.filter((each) => isDone(each) && !each.atWork);
  return [
    '# Rules and where they are carried out',
    '',
    '`npm run regulation:trace` makes this page from `libs/regulation/src/register` (title, and what cannot be read elsewhere), from the numbers that code, decision tables and specs name, and from the models. A test fails when the page is old, when a rule is missing, when it points at nothing, or when nothing proves it.',
    '',
    `**${law.filter(isDone).length} of ${law.length}** rules (R, X) are automated or modelled, ${law.filter((each) => each.atWork && isDone(each)).length} of them at work in a case; **${points.filter(isDone).length} of ${points.length}** contradictions and open points (C, F) are decided in code or model. A rule counts only where a function, a table, a row of a decision or an element of a model does what it says, and a spec names it; “as” names the rules by which it is settled. At most ${SHOWN} places of a kind and ${SHOWN} specs are shown.`,
    '',
    `Carried out when asked (${asked.length}): nothing in a case depends on them yet, of the others at least a part does; \`POST /api/v1/regulation/evaluations\` answers them: ${asked.map(({ id }) => id).join(', ')}.`,
    '',
    'Not automated:',
    '',
    ...Object.entries(REASONS).map(([why, title]) => leftBy(rules.filter(({ entry }) => entry.not?.why === why), title)),
  ];
}

const isDone = ({ entry }: Traced) => entry.not === null;
const leftBy = (rules: readonly Traced[], title: string) => `- ${title} (${rules.length}): ${rules.map(({ id }) => id).join(', ')}`;

const chapter = (title: string, rules: readonly Traced[]): string[] => ['', `## ${title}`, '', '| Rule | About | Carried out by | Proved by |', '|---|---|---|---|', ...rules.map(line)];

function line({ id, entry, places, specs }: Traced): string {
  if (entry.not) return `| ${id} | ${entry.title} | not automated (${REASONS[entry.not.why]}): ${entry.not.because} | |`;
  const as = entry.by.length > 0 ? [`as ${entry.by.join(', ')}:`] : [];
  return `| ${id} | ${entry.title} | ${[...as, ...shownOfEachKind(places)].join(' ')} | ${shown(specs)} |`;
}

const shownOfEachKind = (places: readonly string[]) => [/\.bpmn#/, /\.dmn#/, /\.ts#/].map((kind) => shown(places.filter((place) => kind.test(place)))).filter((each) => each !== '');
const shown = (places: readonly string[]) => [...places.slice(0, SHOWN).map((place) => `\`${short(place)}\``), ...(places.length > SHOWN ? ['…'] : [])].join(' ');
const short = (place: string) => place.replace(/^workflows\/(attestation|decisions)\//, '').replace(/^libs\/([\w-]+)\/src\//, '$1/').replace(/^services\/([\w-]+)\/src\//, 'services/$1/');
