/** Every call into the Wasm goes through one guard. What it throws is reported, not thrown on; after a trap it is not called again. */

import { report } from './report';
import type { Win } from './win';

export interface Guard {
  /** The call's answer; undefined when it failed, or was not made because an earlier one trapped. */
  <T>(call: () => T, host?: HTMLElement): T | undefined;
}

/** A refused cart or snapshot changes nothing and is an ordinary error. A trap leaves the instance in no state to go on. */
export function createGuard(win: Win, onTrap: () => void): Guard {
  let dead = false;
  return (call, host) => {
    if (dead) return undefined;
    try {
      return call();
    } catch (error) {
      if (error instanceof win.WebAssembly.RuntimeError) {
        dead = true;
        onTrap();
      }
      report(win, error, host);
      return undefined;
    }
  };
}
