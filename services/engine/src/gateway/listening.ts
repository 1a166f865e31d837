const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program: choose another port',
  EACCES: 'may not be used by this user: choose a port above 1023',
  EADDRNOTAVAIL: 'cannot be had: this machine has no such address',
};

/** Why nothing can be offered at an address, in one sentence. */
export class AddressProblem extends Error {
  override name = 'AddressProblem';

  constructor(what: string, address: string, cause: Error) {
    const code = /E[A-Z]{4,}/.exec(cause.message)?.[0] ?? '';
    super(`The address ${address} of ${what} ${REASONS[code] ?? `cannot be used (${cause.message})`}.`, { cause });
  }
}
