// The twin's page part: snapshot and cart come in, the nudge elements follow.
import { render, h } from 'preact';
import { watchShopifyCart } from '../../../loader/src/cart/shopify_cart';
import { createSheet } from '../../../loader/src/sheet';
import { showServerText } from '../../../loader/src/server_text';
import sheetText from 'twin-sheet';
import { Nudge } from './nudge.mjs';
import { createState } from './state.mjs';

export function open({ win, configuration, elements, cart, signal }) {
  const state = createState(configuration);
  const sheet = createSheet(win, sheetText);
  const mounted = new Set();
  const connected = (host) => {
    if (host.localName !== 'perk-nudge' || mounted.has(host)) return;
    mounted.add(host);
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    render(h(Nudge, { state, surface: host.getAttribute('surface') ?? 'cart' }), root);
  };
  const disconnected = (host) =>
    queueMicrotask(() => {
      if (host.isConnected || elements.kept.has(host) || !mounted.delete(host)) return;
      render(null, host.shadowRoot);
      showServerText(host);
    });

  let told = cart();
  if (told !== undefined) state.setCart(told);
  const feed = told === undefined && watchShopifyCart(win, takeShopify, signal);
  function takeShopify(text) {
    if (text === told) return;
    told = text;
    state.setShopifyCart(JSON.parse(text), win.Shopify?.currency?.rate);
  }
  elements.watch({ connected, disconnected });
  for (const host of elements.connected) connected(host);
  refresh(configuration, state);
  return {
    setCart(next) {
      if (feed) feed.stop();
      state.setCart(next);
    },
  };
}

/** Asks the API once whether it knows anything newer. */
async function refresh({ api, customer, snapshot }, state) {
  if (!customer) return;
  const codeless = snapshot?.member?.vouchers?.some(({ code }) => code == null);
  const since = codeless ? 0 : (snapshot?.as_of ?? 0);
  try {
    const response = await fetch(`${api}/v1/snapshot?since=${since}`);
    if (response.status === 200) state.setSnapshot(await response.json());
  } catch {
    // What the page shows stays.
  }
}
