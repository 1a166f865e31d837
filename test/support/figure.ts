/** A figure of an engine's metrics; undefined: there is none of that name, or it does not answer. @param management its port */
export async function figureOf(management: number, name: string): Promise<number | undefined> {
  const text = await fetch(`http://127.0.0.1:${management}/metrics`, { signal: AbortSignal.timeout(2_000) }).then((answer) => answer.text(), () => '');
  const found = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
