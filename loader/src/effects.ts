/** What the Wasm wants done outside of it. It leaves through one callback; the answers go back as calls. */

import { dispatch } from './report';
import type { Win } from './win';

export type Effect =
  | { type: 'apply_code'; id: string; code: string }
  | { type: 'remove_code'; id: string; code: string }
  | { type: 'token' }
  | { type: 'event'; name: string; mount?: number; detail: unknown };

/** Who does what an effect asks for. */
export interface EffectHandlers {
  hostOf(mount: number | undefined): HTMLElement | undefined;
  applyCode(id: string, code: string): void;
  removeCode(id: string, code: string): void;
  token(): void;
}

export function createEffects(win: Win, handlers: EffectHandlers): (effect: Effect) => void {
  return (effect) => {
    // A microtask later: the Wasm is in the middle of something, and listeners of the page may call back into it.
    win.queueMicrotask(() => {
      if (effect.type === 'apply_code') handlers.applyCode(effect.id, effect.code);
      else if (effect.type === 'remove_code') handlers.removeCode(effect.id, effect.code);
      else if (effect.type === 'token') handlers.token();
      else dispatch(win, effect.name, effect.detail, handlers.hostOf(effect.mount));
    });
  };
}
