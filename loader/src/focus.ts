/** Gives the focus back to a control of ours that a theme took off the page and that is there again: a drawer that was re-rendered. */

import type { Watcher } from './elements';
import type { Win } from './win';

export function keepFocus(win: Win, signal: AbortSignal): Required<Pick<Watcher, 'connected'>> {
  const { document } = win;
  let held: { host: Element; control: HTMLElement } | undefined;

  const onFocusIn = (event: Event): void => {
    const path = event.composedPath() as HTMLElement[];
    const { host = path.find(({ localName }) => localName?.startsWith('perk-')) } = event.currentTarget as ShadowRoot;
    held = host && { host, control: path[0]! };
    // From one control to another of the same root is not told outside of it. Listening twice is listening once.
    host?.shadowRoot?.addEventListener('focusin', onFocusIn, { signal });
  };
  const onFocusOut = (): void =>
    // An element that is taken away may lose its focus by this event too; then it is gone a microtask later.
    win.queueMicrotask(() => {
      if (held?.host.isConnected && document.activeElement === document.body) held = undefined;
    });

  document.addEventListener('focusin', onFocusIn, { signal });
  document.addEventListener('focusout', onFocusOut, { signal });
  return {
    connected(host) {
      // Who has the focus now was given it meanwhile, by the theme or by the shopper.
      if (held?.host === host && document.activeElement === document.body) held.control.focus({ preventScroll: true });
    },
  };
}
