/**
 * Every call into the Wasm goes through one guard. What it throws is reported, not thrown on; after a trap it is not called again.
 * A trap in a callback, of a click or of an answer, passes no guard: it is an error that nobody caught, with our frames in it.
 */

import { report } from './report';
import type { Win } from './win';

export interface Guard {
  /** The call's answer; undefined when it failed, or was not made because an earlier one trapped. */
  <T>(call: () => T, host?: HTMLElement): T | undefined;
}

/** Where the callbacks of this instance come from, as a stack names it, and until when they matter. */
export interface Callbacks {
  url: string;
  signal: AbortSignal;
}

/** A refused cart or snapshot changes nothing and is an ordinary error. A trap leaves the instance in no state to go on. */
export function createGuard(win: Win, onTrap: () => void, { url, signal }: Callbacks): Guard {
  let dead = false;
  const isTrap = (error: unknown): error is Error => error instanceof win.WebAssembly.RuntimeError;
  const failed = (error: unknown, host?: HTMLElement): void => {
    if (isTrap(error)) {
      dead = true;
      onTrap();
    }
    report(win, error, host);
  };
  const uncaught = (error: unknown): void => {
    // An instance that died earlier may go on trapping: its frames have another address.
    if (!dead && isTrap(error) && error.stack?.includes(url + ':')) failed(error);
  };
  win.addEventListener('error', ({ error }) => uncaught(error), { signal });
  win.addEventListener('unhandledrejection', ({ reason }) => uncaught(reason), { signal });

  return (call, host) => {
    if (dead) return undefined;
    try {
      return call();
    } catch (error) {
      failed(error, host);
      return undefined;
    }
  };
}
