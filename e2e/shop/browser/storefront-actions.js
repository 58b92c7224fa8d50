// Shopify.actions, which Shopify gives to every storefront (docs/shopify.md section 4.1): getCart, updateCart, openCart. updateCart tells the page by
// standard events on any theme; a theme that configured a handler refreshes in place, so does one of the known families (the page names
// its sections), and any other page is loaded again.
(() => {
  const root = Shopify.routes.root;
  const known = document.currentScript.dataset.refreshed?.split(' ');

  const configurable = (run) => {
    let configured = null;
    const action = (...args) => run(configured ?? {}, ...args);
    action.isDefault = () => configured === null;
    action.configure = (options) => {
      configured = options;
    };
    return action;
  };

  const getCart = async () =>
    summary(await (await fetch(`${root}cart.js`, { headers: { accept: 'application/json' } })).json());

  const updateCart = configurable(({ handler, eventTarget }, input, { event = {} } = {}) => {
    const change = async () => {
      const response = await fetch(`${root}cart/update.js`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(fields(input)),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.description);
      return summary(answer);
    };
    const done = handler
      ? handler(change)
      : change().then(async (cart) => {
          if (known) await refresh();
          else location.reload();
          return cart;
        });
    const promise = done.then((cart) => ({ cart, userErrors: [], warnings: [] }));
    promise.catch(() => {});
    const context = event.context ?? 'standard-action';
    const tell = (type, payload) =>
      (eventTarget ?? document).dispatchEvent(
        Object.assign(new Event(type, { bubbles: true }), payload, { context, promise }),
      );
    if (input.lines) tell('shopify:cart:lines-update', { action: 'update', lines: input.lines });
    if (input.discountCodes) tell('shopify:cart:discount-update', {});
    if (input.note !== undefined) tell('shopify:cart:note-update', {});
    if (input.attributes) tell('shopify:cart:attributes-update', {});
    return promise;
  });

  /** Replaces what is in every section that shows the cart; of a drawer, what is inside. */
  async function refresh() {
    const ids = known.filter((id) => document.getElementById(`shopify-section-${id}`));
    const sections = await (await fetch(`${location.pathname}?sections=${ids.join(',')}`)).json();
    for (const id of ids) {
      if (sections[id] === null) continue;
      const section = document.getElementById(`shopify-section-${id}`);
      const fresh = new DOMParser().parseFromString(sections[id], 'text/html');
      const inner = (within) => within.querySelector('.drawer__inner, .cart-drawer__inner') ?? within;
      inner(section).innerHTML = inner(fresh.body.firstElementChild).innerHTML;
    }
  }

  const openCart = configurable(({ handler }) => (handler ? handler() : location.assign(`${root}cart`)));

  function fields({ lines, note, discountCodes, attributes }) {
    const updates =
      lines &&
      Object.fromEntries(
        lines.map(({ id, merchandiseId, quantity }) => [id ?? merchandiseId.split('/').pop(), quantity]),
      );
    const given =
      attributes &&
      (Array.isArray(attributes) ? Object.fromEntries(attributes.map(({ key, value }) => [key, value])) : attributes);
    return { updates, note, discount: discountCodes?.join(','), attributes: given };
  }

  function summary(cart) {
    return {
      id: `gid://shopify/Cart/${cart.token}`,
      totalQuantity: cart.item_count,
      cost: { totalAmount: decimal(cart.total_price, cart.currency) },
      lines: cart.items.map((item) => ({
        id: item.key,
        quantity: item.quantity,
        cost: { totalAmount: decimal(item.final_line_price, cart.currency) },
      })),
      discountCodes: cart.discount_codes,
    };
  }

  /** 3500 -> "35.0", 3550 -> "35.5", 3555 -> "35.55", as the Storefront API writes amounts. */
  function decimal(hundredths, currencyCode) {
    const digits = String(hundredths).padStart(3, '0');
    return { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/0$/, ''), currencyCode };
  }

  Shopify.actions = { getCart, updateCart, openCart };
})();
