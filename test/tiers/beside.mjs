/** Runs work beside each other: most suites leave a core idle half of their time, waiting for a database, an engine or a page. */

/**
 * @typedef {{ places: number, run: () => Promise<void> }} Work `places`: how many of the places it fills
 * @param {Work[]} all in the order in which they begin; one that does not fit yet lets a smaller one behind it go first
 * @param {number} places how many may be filled at once
 * @returns {Promise<void>} once all have ended
 */
export async function beside(all, places) {
  const waiting = [...all];
  const running = new Set();
  let free = places;
  const begin = ({ places: its, run }) => {
    free -= its;
    const ending = run().finally(() => {
      free += its;
      running.delete(ending);
    });
    running.add(ending);
  };
  while (waiting.length + running.size > 0) {
    const next = fitting(waiting, running.size === 0 ? Infinity : free);
    if (next) begin(next);
    else await Promise.race(running);
  }
}

function fitting(waiting, free) {
  const at = waiting.findIndex(({ places }) => places <= free);
  return at < 0 ? undefined : waiting.splice(at, 1)[0];
}
