/** A Wasm module that notes what it is told. */

import type { Effect } from '../src/effects';
import type { Widget } from '../src/widget';

export interface FakeWidget extends Widget {
  calls: string[];
  /** Lets an effect leave, once started. */
  effect(effect: Effect): void;
  /** What the next call of this name throws. */
  throws: Partial<Record<keyof Widget, Error>>;
}

export function fakeWidget(): FakeWidget {
  const calls: string[] = [];
  const throws: FakeWidget['throws'] = {};
  let ids = 0;
  const note = (name: keyof Widget, ...args: unknown[]): void => {
    const given = args.filter((arg) => arg !== undefined);
    calls.push([name, ...given.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))].join(' '));
    const error = throws[name];
    delete throws[name];
    if (error) throw error;
  };
  const widget: FakeWidget = {
    calls,
    throws,
    effect: () => {
      throw new Error('not started');
    },
    start(config, effect) {
      const { customerToken, token } = config as { customerToken?: string; token: boolean };
      note('start', { customerToken, token });
      widget.effect = effect;
    },
    mount(kind, props) {
      note('mount', kind, props);
      return ++ids;
    },
    update: (id, props) => note('update', id, props),
    unmount: (id) => note('unmount', id),
    set_cart: (text, source, rate) => note('set_cart', text, source, rate),
    set_snapshot: (text) => note('set_snapshot', text),
    refresh: () => note('refresh'),
    set_token: (token) => note('set_token', token),
    applied: (id, outcome, reason) => note('applied', id, outcome, reason),
    removed: (id, outcome) => note('removed', id, outcome),
    stop: () => note('stop'),
  };
  return widget;
}
