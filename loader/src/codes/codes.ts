/** Codes on and off the cart, never two at once, and the theme made to show the total that comes of it. */

import type { HostFunctions } from '../page_part';
import { themeFamily } from '../theme_family';
import type { Win } from '../win';
import { applyCode, removeCode } from './apply_code';
import { createCodeCart } from './code_cart';
import { refreshTheme } from './refresh_theme';
import type { InTurn } from './turns';

/** `outcome` is undefined when it could not be found out. */
export type Answered = (outcome: boolean | undefined, reason?: string) => void;

/** `answered` hears before the theme is refreshed, which may load the page again. */
export interface Codes {
  apply(code: string, answered: Answered): Promise<void>;
  remove(code: string, answered: Answered): Promise<void>;
}

export function createCodes(
  win: Win,
  host: HostFunctions,
  hosts: () => Iterable<HTMLElement>,
  inTurn: InTurn,
  family = themeFamily,
): Codes {
  const cart = createCodeCart(win, family);
  const onHost = async (code: string, how: HostFunctions['applyCode'], answered: Answered): Promise<void> =>
    answered(how && (await how(code)));
  const onShopify = async (code: string, how: typeof applyCode, answered: Answered): Promise<void> => {
    const before = await cart.read();
    const { outcome, reason, after } = await how(cart, code, before);
    answered(outcome, reason);
    if (after === before || cart.shown()) return;
    // Answered is answered: a page that stands in the way of its own refreshing changes nothing about the code.
    await refreshTheme(win, hosts, before.cart, after.cart, family(win)).catch(() => {});
  };
  const change = (code: string, answered: Answered, byHost: HostFunctions['applyCode'], how: typeof applyCode) =>
    inTurn(() => (host.applyCode ? onHost(code, byHost, answered) : onShopify(code, how, answered))).catch(() =>
      answered(undefined),
    );

  return {
    apply: (code, answered) => change(code, answered, host.applyCode, applyCode),
    remove: (code, answered) => change(code, answered, host.removeCode, removeCode),
  };
}
