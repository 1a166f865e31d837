/** A letter on its way. */
export interface Outgoing {
  /** the same at each try: whoever receives it twice can tell */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** This letter cannot be delivered, now or later: its message is what the server said. */
export class Undeliverable extends Error {
  override name = 'Undeliverable';
}

/** How letters leave the platform. */
export abstract class Mail {
  /** Where they go, in one sentence, without any secret. */
  abstract readonly about: string;

  /**
   * @throws Undeliverable for good; any other Error: it may be tried again
   */
  abstract send(letter: Outgoing): Promise<void>;

  /** Lets go of what it holds open. */
  abstract close(): void;
}
