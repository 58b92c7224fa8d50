// What a shopper sees of our elements. These functions are run in the page, and know nothing outside of themselves.

/** `{server, live}`: the sentences that can be seen in an element, by who wrote them. */
export function sentencesIn(selector) {
  const host = document.querySelector(selector);
  const texts = (nodes) =>
    [...nodes]
      .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((node) => node.textContent.trim().replace(/\s+/g, ' '));
  return {
    server: texts(host?.querySelectorAll(':scope > p, :scope > a') ?? []),
    live: texts(host?.shadowRoot?.querySelectorAll('[part]') ?? []),
  };
}

/** A button by the beginning of its name, in an element of ours or in the page. */
export function buttonIn(selector, name) {
  const place = document.querySelector(selector);
  const buttons = (place?.shadowRoot ?? place)?.querySelectorAll('button') ?? [];
  return [...buttons].find((button) => {
    const named = button.getAttribute('aria-label') ?? button.textContent.trim();
    return named.startsWith(name) && button.checkVisibility();
  });
}
