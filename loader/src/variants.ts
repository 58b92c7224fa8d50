/**
 * Keeps `<perk-product>` in step with the product form around it: which variant is chosen, what it costs, how many. The prices
 * stand in a JSON script beside the element, by variant id; a variant that is not in it has no known price, and gets no figure.
 */

import type { Win } from './win';

/** Shoppers cause these, and themes dispatch them when they write the form's hidden inputs. */
const FORM_EVENTS = ['change', 'input'];

const PRODUCT_FORM = 'form[action*="/cart/add"]';

export function watchVariants(win: Win, hosts: () => Iterable<HTMLElement>, signal: AbortSignal): void {
  const followAll = (): void => {
    for (const host of hosts()) follow(host);
  };
  for (const type of FORM_EVENTS) {
    win.document.addEventListener(type, followAll, { signal });
  }
  win.document.addEventListener(
    'shopify:product:select',
    (event) => {
      const { promise } = event as Event & { promise?: Promise<unknown> };
      // The theme writes the form when the promise is kept; our turn comes after its own.
      Promise.resolve(promise).then(
        () => win.setTimeout(followAll),
        () => {},
      );
    },
    { signal },
  );
}

/** Copies what the form says now into a product's attributes. Without a form it stays as the server wrote it. */
export function follow(host: HTMLElement): void {
  const form = host.localName === 'perk-product' && productForm(host);
  if (!form) return;
  const variant = valueOf(form, 'id');
  if (variant) {
    set(host, 'variant-id', variant);
    const prices = pricesBeside(host);
    if (prices) set(host, 'price-hundredths', prices[variant]);
  }
  const quantity = valueOf(form, 'quantity');
  if (quantity && /^[1-9]\d*$/.test(quantity)) set(host, 'quantity', quantity);
}

/** The nearest one; of several in one place (Dawn has one for instalments too) the one that has a quantity. */
function productForm(host: HTMLElement): HTMLFormElement | undefined {
  for (let scope = host.parentElement; scope; scope = scope.parentElement) {
    const forms = [...scope.querySelectorAll<HTMLFormElement>(PRODUCT_FORM)];
    if (forms.length) return forms.find((form) => valueOf(form, 'quantity')) ?? forms[0];
  }
  return undefined;
}

/** `form.elements` has the inputs elsewhere on the page that name the form, too. */
function valueOf(form: HTMLFormElement, name: string): string | undefined {
  const inputs = [...form.elements] as HTMLInputElement[];
  return inputs.find((input) => input.name === name && (input.type !== 'radio' || input.checked))?.value;
}

function pricesBeside(host: HTMLElement): Record<string, number> | undefined {
  const script = host.parentElement?.querySelector('script[data-perkline-variants]');
  if (!script) return undefined;
  try {
    return JSON.parse(script.textContent ?? '') as Record<string, number>;
  } catch {
    return {};
  }
}

function set(host: HTMLElement, attribute: string, value: string | number | undefined): void {
  if (value === undefined) host.removeAttribute(attribute);
  else if (host.getAttribute(attribute) !== String(value)) host.setAttribute(attribute, String(value));
}
