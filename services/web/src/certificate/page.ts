import { clockBanner, type PlatformClock, readClock } from '../bare/clock';
import { element } from '../bare/elements';
import { isLanguage, keepLanguage, keptLanguage, LANGUAGES, type Language } from '../i18n/languages';
import { check } from './check';
import { textsOf } from './texts';
import { type Answer, failed, printed, type Speech, verdict, waiting } from './view';

const CLOCK_MS = 10_000;
/** Real time, as this device has it. */
const momentHere = (): number => performance.timeOrigin + performance.now();

/**
 * Anybody checks a certificate by the address in its QR code: what it is worth, and what is printed on it. A page of its own, without the
 * application: whoever scans a code has a telephone and little time.
 */
export class CertificatePage {
  private readonly title = element('h1');
  private readonly choice = element('select');
  private readonly banner = element('div');
  private readonly heading = element('h2');
  private readonly said = element('div', { 'aria-live': 'polite' });
  private readonly beside = element('div');
  private speech?: Speech;
  private clock?: PlatformClock;
  private answer?: Answer;
  private asking = new AbortController();

  constructor(private readonly publicId: string) {}

  async open(body: HTMLElement): Promise<void> {
    this.choice.append(...Object.entries(LANGUAGES).map(([value, name]) => element('option', { value }, name)));
    this.choice.addEventListener('change', () => void this.choose(this.choice.value));
    await this.speak(keptLanguage());
    body.append(element('header', {}, this.title, this.choice), element('main', {}, this.banner, this.heading, this.said, this.beside));
    document.addEventListener('visibilitychange', () => void (document.hidden || this.ask()));
    setInterval(() => void (document.hidden || this.watch()), CLOCK_MS);
    await this.watch();
  }

  private async choose(language: string): Promise<void> {
    if (!isLanguage(language)) return;
    keepLanguage(language);
    await this.speak(language);
  }

  /** From now on in this language; the answer is asked for in it, too. */
  private async speak(language: Language): Promise<void> {
    this.speech = { language, texts: await textsOf(language) };
    this.choice.value = document.documentElement.lang = language;
    this.answer = undefined;
    this.show();
    await this.ask();
  }

  /** Whoever shows the platform may step its clock forward at any time: what was valid is asked anew. */
  private async watch(): Promise<void> {
    const before = this.clock?.offsetMs ?? 0;
    this.clock = (await readClock()) ?? this.clock;
    this.show();
    if ((this.clock?.offsetMs ?? 0) !== before) await this.ask();
  }

  private async ask(): Promise<void> {
    if (!this.speech) return;
    this.asking.abort();
    const { signal } = (this.asking = new AbortController());
    const answer: Answer = await check(this.publicId, this.speech.language, signal).then((certificate) => ({ certificate, at: momentHere() }), (error: unknown) => ({ error }));
    if (signal.aborted) return;
    if (!('error' in answer) || !this.isAnswered()) this.answer = answer; // what was told a moment ago says of which moment it is
    this.show();
  }

  private isAnswered = (): boolean => this.answer !== undefined && !('error' in this.answer);

  private readonly again = (): void => {
    this.answer = undefined;
    this.show();
    void this.ask();
  };

  private show(): void {
    const { speech, clock, answer } = this;
    if (!speech) return;
    const { title, language, certificate } = speech.texts;
    document.title = `${certificate.title} · ${title}`;
    this.title.textContent = title;
    this.choice.setAttribute('aria-label', language);
    this.heading.textContent = certificate.title;
    this.banner.replaceChildren(...(clock?.moved ? [clockBanner(clock, speech.language, speech.texts.clock)] : []));
    const [said, beside] = this.shown(answer, speech);
    this.said.replaceChildren(...said);
    this.beside.replaceChildren(...beside);
  }

  private shown(answer: Answer | undefined, speech: Speech): [said: HTMLElement[], beside: HTMLElement[]] {
    if (!answer) return [[waiting(speech)], []];
    if ('error' in answer) return [[], [failed(answer.error, speech, this.again)]];
    const { certificate, at } = answer;
    return [[verdict(certificate, speech)], certificate ? [printed(certificate, at + (this.clock?.offsetMs ?? 0), speech)] : []];
  }
}
