import { accept, type Change, type Instant } from '@attestation/contracts';

/** A machine account and the sources in whose name it may publish. */
export interface RegistryClient {
  client: string;
  sources: string[];
  setAt: Instant;
}

/** Sets what an account may publish; an empty list: nothing. The same again changes nothing. */
export function setClient(known: RegistryClient | undefined, { client, sources, setAt }: RegistryClient): Change<RegistryClient, RegistryClient> {
  const next = { client, sources: [...new Set(sources)].sort(), setAt };
  if (known && JSON.stringify(known.sources) === JSON.stringify(next.sources)) return accept({ result: known });
  return accept({ next, result: next });
}
