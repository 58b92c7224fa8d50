/** Which element is which mount of the Wasm. Themes move, replace and re-insert elements at will; every mount has its unmount. */

import type { Look } from './configuration';
import type { Elements, Watcher } from './elements';
import { applyLook } from './look';
import { ATTRIBUTES, kindOf, propsOf } from './props';
import type { Guard } from './recover';
import { showServerText } from './server_text';
import type { Widget } from './widget';
import type { Win } from './win';

export interface Mounts extends Required<Watcher> {
  hosts(): Iterable<HTMLElement>;
  hostOf(id: number | undefined): HTMLElement | undefined;
  /** Gives every element back to the server text. A Wasm that is dead is not called. */
  clear(dead?: boolean): void;
}

export interface Dress {
  sheet: CSSStyleSheet;
  look: Look | undefined;
}

export function createMounts(
  win: Win,
  { kept }: Pick<Elements, 'kept'>,
  widget: Widget,
  guard: Guard,
  { sheet, look }: Dress,
): Mounts {
  const ids = new Map<HTMLElement, number>();
  const attributes = new win.MutationObserver((records) => {
    // Several attributes that were set together are one update.
    for (const host of new Set(records.map((record) => record.target as HTMLElement))) {
      const id = ids.get(host);
      if (id !== undefined) guard(() => widget.update(id, propsOf(host)), host);
    }
  });

  /** The root is attached in the task that fills it: an empty one would hide the server text for a frame. */
  const mount = (host: HTMLElement): void => {
    if (ids.has(host)) return;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren();
    applyLook(host, look);
    const id = guard(() => widget.mount(kindOf(host), propsOf(host), root, host), host);
    if (id === undefined) return showServerText(host);
    ids.set(host, id);
    const attributeFilter = ATTRIBUTES[kindOf(host)];
    if (attributeFilter.length) attributes.observe(host, { attributeFilter });
  };
  const unmount = (host: HTMLElement): void => {
    const id = ids.get(host);
    if (id === undefined) return;
    ids.delete(host);
    guard(() => widget.unmount(id), host);
  };

  return {
    hosts: () => ids.keys(),
    hostOf(id) {
      for (const [host, mounted] of ids) if (mounted === id) return host;
      return undefined;
    },
    connected: mount,
    /** A move is a disconnection and a connection in one task: only who is still gone a microtask later, for good, is unmounted. */
    disconnected(host) {
      win.queueMicrotask(() => {
        if (!host.isConnected && !kept.has(host)) unmount(host);
      });
    },
    clear(dead) {
      for (const host of [...ids.keys()]) {
        if (!dead) unmount(host);
        showServerText(host);
      }
      ids.clear();
      attributes.disconnect();
    },
  };
}
