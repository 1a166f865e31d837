/** Work that must end in time. */
export const TimeLimit = {
  /**
   * The work's result, or an error after `ms`. The work itself cannot be stopped: if it commits later, its next
   * delivery finds it done.
   * @throws Error when the time is over; whatever the work throws before
   */
  async of<T>(ms: number, work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the handler did not end within ${ms} ms`)), ms);
      timer.unref(); // a handler that hangs does not keep a stopped process alive
    });
    const working = Promise.resolve().then(work);
    working.catch(() => undefined); // a late error is nobody's rejection
    try {
      return await Promise.race([working, over]);
    } finally {
      clearTimeout(timer);
    }
  },
};
