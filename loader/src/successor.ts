/**
 * A Wasm instance that trapped is never called again. It has one successor: the same module in a fresh evaluation of the page part,
 * so that no callback of the dead one can reach it. When that traps too, the server's text stays.
 */

import { createTurns } from './codes/turns';
import type { Opening, Page } from './page_part';
import { report } from './report';

export type Attempt = (opening: Opening, onTrap: (lastCart: string | undefined) => void) => Promise<Page>;

export function withSuccessor(
  first: Attempt,
  second: ((opening: Opening) => Promise<Page>) | undefined,
): (opening: Opening) => Promise<Page> {
  let dead = false;
  // A successor is given that of the one before.
  const inTurn = createTurns();
  const succeed = async (opening: Opening): Promise<Page> => {
    if (!second) throw new Error('the widget stopped working on this page, and will not start again');
    return second({ inTurn, ...opening });
  };
  return async (opening) => {
    if (dead) return succeed(opening);
    let page: Page | undefined;
    const onTrap = async (lastCart: string | undefined): Promise<void> => {
      dead = true;
      if (!second) return;
      try {
        page = await succeed({ ...opening, lastCart });
      } catch (error) {
        report(opening.win, error);
      }
    };
    const opened = await first({ inTurn, ...opening }, onTrap);
    page ??= opened;
    return {
      setCart: (text) => page!.setCart(text),
      refresh: () => page!.refresh(),
      confirm: () => page!.confirm(),
      sourcesFound: () => page!.sourcesFound(),
    };
  };
}
