/**
 * The talk between the parts of a Dawn page: functions of its classic scripts, and the names of the events in a global `const`,
 * which is a binding and no property of the window. A module reads them by their bare names.
 */

import type { Win } from './win';

type Told = (message: any) => void;
type Names = Partial<Record<'cartUpdate' | 'quantityUpdate' | 'variantChange', string>>;

export interface PubSub {
  /** A theme made from an old Dawn lacks some. */
  names: Names;
  /** Returns what ends it. */
  subscribe(name: string, told: Told): (() => void) | undefined;
  publish(name: string, message: object): unknown;
}

export type FindPubSub = () => PubSub | undefined;

declare const PUB_SUB_EVENTS: Names;
declare const subscribe: PubSub['subscribe'];
declare const publish: PubSub['publish'];

/** Undefined unless all of it is there: other scripts have globals of these names. */
export const findPubSub: FindPubSub = () => {
  try {
    const names = PUB_SUB_EVENTS;
    return names.cartUpdate && typeof subscribe == 'function' && typeof publish == 'function'
      ? { names, subscribe, publish }
      : undefined;
  } catch {
    // A name that nobody declared; `typeof` would not do, it throws for a `const` whose script broke.
    return undefined;
  }
};

/** Subscribes as soon as Dawn's scripts have run, until the signal. */
export function subscribeToDawn(
  win: Win,
  handlers: Partial<Record<keyof Names, Told>>,
  signal: AbortSignal,
  found: () => void = () => {},
  find: FindPubSub = findPubSub,
): void {
  let done = false;
  const subscribeOnce = (): void => {
    const pubSub = done ? undefined : find();
    if (!pubSub) return;
    done = true;
    for (const [key, told] of Object.entries(handlers)) {
      const name = pubSub.names[key as keyof Names];
      const end = name && pubSub.subscribe(name, told);
      if (end) signal.addEventListener('abort', end, { once: true });
    }
    found();
  };
  subscribeOnce();
  // Scripts are deferred until shortly before the one event; some optimisers of pages run them between it and the other.
  win.document.addEventListener('DOMContentLoaded', subscribeOnce, { signal });
  win.addEventListener('load', subscribeOnce, { signal });
}
