/** A window that does nothing by itself: time, requests, observers and elements are what a test makes them. */

import { setMaxListeners } from 'node:events';
import type { Win } from '../src/win';

// Every listener of a page hangs on its one signal.
setMaxListeners(100);

export type FakeWin = Win & {
  /** Answers for `fetch`, by the start of the URL after the origin; what was asked stands in `requests`. */
  answers: Record<string, FakeAnswer | (() => FakeAnswer)>;
  requests: { url: string; method: string; body: unknown }[];
  /** What stands on the console. */
  printed: string[];
  /** The browser's list of requests. */
  written: { name: string; initiatorType: string; responseEnd: number }[];
  /** Lets virtual time pass, and every timer and promise in it. */
  pass(ms: number): Promise<void>;
  observers: { intersection: FakeObserver[]; mutation: FakeObserver[]; performance: FakeObserver[] };
};

export interface FakeAnswer {
  status?: number;
  text?: string;
  /** Virtual milliseconds until it comes. */
  after?: number;
  broken?: boolean;
}

export class FakeObserver {
  targets: unknown[] = [];
  constructor(readonly callback: (entries: any) => void) {}
  observe(target: unknown): void {
    this.targets.push(target);
  }
  unobserve(target: unknown): void {
    this.targets = this.targets.filter((other) => other !== target);
  }
  disconnect(): void {
    this.targets = [];
  }
}

export function fakeWin(): FakeWin {
  let now = 0;
  let timers: { at: number; call: () => void; id: number }[] = [];
  let lastId = 0;
  const observers = { intersection: [], mutation: [], performance: [] } as FakeWin['observers'];
  const observing = (list: FakeObserver[]) =>
    class extends FakeObserver {
      constructor(callback: (entries: any) => void) {
        super(callback);
        list.push(this);
      }
    };
  const later = (call: () => void, ms = 0): number => {
    timers.push({ at: now + ms, call, id: ++lastId });
    return lastId;
  };
  const win = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), {
      readyState: 'complete',
      visibilityState: 'visible',
      documentElement: {},
      querySelector: () => null,
    }),
    navigator: {},
    location: { search: '', pathname: '/', reloads: 0, reload: () => void (win.location as any).reloads++ },
    performance: { now: () => now, getEntriesByType: () => win.written },
    queueMicrotask,
    AbortController,
    CustomEvent,
    WebAssembly,
    Array,
    Date: { now: () => 1_800_000_000_000 },
    CSS: { supports: () => true },
    console: { info: (text: string) => win.printed.push(text) },
    printed: [],
    Document: class {
      adoptedStyleSheets = [];
    },
    customElements: new Map<string, unknown>() as unknown as CustomElementRegistry,
    HTMLElement: class {},
    setTimeout: later,
    clearTimeout: (id: number) => (timers = timers.filter((timer) => timer.id !== id)),
    IntersectionObserver: observing(observers.intersection),
    MutationObserver: observing(observers.mutation),
    PerformanceObserver: observing(observers.performance),
    observers,
    answers: {},
    written: [],
    requests: [],
    fetch: (url: string, init: RequestInit = {}) => {
      win.requests.push({
        url,
        method: init.method ?? 'GET',
        body: init.body && JSON.parse(String(init.body)),
      });
      const key = Object.keys(win.answers).find((start) => url.startsWith(start));
      const given = key === undefined ? { status: 404 } : win.answers[key]!;
      const { status = 200, text = '', after = 0, broken } = typeof given === 'function' ? given() : given;
      const answer = new Response(text, { status });
      return new Promise((resolve, reject) =>
        later(() => (broken ? reject(new TypeError('offline')) : resolve(answer)), after),
      );
    },
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        await settled();
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.call();
      }
      now = end;
    },
  }) as unknown as FakeWin;
  Object.assign(win.Document.prototype, { adoptedStyleSheets: [] });
  (win.customElements as any).define = (name: string, element: unknown) =>
    (win.customElements as any).set(name, element);
  return win;
}

/** Every promise that can go on now has gone on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
