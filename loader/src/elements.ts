/** The perk elements that are on the page now, and who wants to hear about them. */

export interface Watcher {
  connected?(host: HTMLElement): void;
  disconnected?(host: HTMLElement): void;
}

export interface Elements {
  readonly connected: ReadonlySet<HTMLElement>;
  /** Those that we placed ourselves: when a theme throws one out it comes back, so a disconnection is not its end. */
  readonly kept: Set<HTMLElement>;
  /** Hears of every change from now on; the function that it returns ends that. */
  watch(watcher: Watcher): () => void;
  add(host: HTMLElement): void;
  remove(host: HTMLElement): void;
}

export function createElements(): Elements {
  const connected = new Set<HTMLElement>();
  const watchers = new Set<Watcher>();
  return {
    connected,
    kept: new Set(),
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    add(host) {
      connected.add(host);
      for (const watcher of watchers) watcher.connected?.(host);
    },
    remove(host) {
      connected.delete(host);
      for (const watcher of watchers) watcher.disconnected?.(host);
    },
  };
}
