/**
 * What one transaction asks in one go, answered in the order in which it was asked. Also where one of it fails all of it has ended before anybody
 * goes on: nothing is ever asked behind the rollback, where it would be kept.
 * @throws what failed first, in the order given
 */
export async function together<T extends readonly unknown[]>(...asked: { [K in keyof T]: Promise<T[K]> | T[K] }): Promise<T> {
  const ended = await Promise.allSettled(asked);
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return ended.map((each) => (each as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
