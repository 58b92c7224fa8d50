/** Jobs that read a cart and write it, one after the other. The page's instances of the Wasm share them: a job outlives its own. */

/** Begins the job when those before it are over, however they ended; ends as it does. */
export type InTurn = (job: () => Promise<unknown>) => Promise<void>;

export function createTurns(): InTurn {
  let last = Promise.resolve();
  return (job) => {
    const done = last.then(job).then(() => {});
    last = done.catch(() => {});
    return done;
  };
}
