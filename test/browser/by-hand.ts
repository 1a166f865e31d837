import type { Api } from '@attestation/standalone/demo';

/** A step of a story that is done by hand in the browser: the story rests there until it is. */
export class ByHand {
  private arrive!: () => void;
  private goOn!: (answer: unknown) => void;
  readonly waits = new Promise<void>((resolve) => (this.arrive = resolve));
  private readonly done = new Promise<unknown>((resolve) => (this.goOn = resolve));

  rest(): Promise<unknown> {
    this.arrive();
    return this.done;
  }

  finish(answer: unknown = {}): void {
    this.goOn(answer);
  }
}

/** As an API whose commands to these addresses are given by hand instead. */
export function resting(api: Api, steps: readonly (readonly [path: RegExp, step: ByHand])[]): Api {
  const post = (login: string, path: string, body?: unknown, key?: string) => steps.find(([at]) => at.test(path))?.[1].rest() ?? api.post(login, path, body, key);
  return new Proxy(api, { get: (target, name) => (name === 'post' ? post : (Reflect.get(target, name) as (...given: unknown[]) => unknown).bind(target)) });
}
