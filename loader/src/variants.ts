/**
 * Keeps `<perk-product>` in step with what the shopper chooses: which variant, under which selling plan, how many. The form around
 * it says so, and the events of the theme's dialects say when, and what they know.
 *
 * The prices stand in a JSON script beside the element, `data-perkline-variants`, and the product's own facts with them, for a
 * theme may show another product in the same place and come back. Facts are named as the attributes are; prices are hundredths of
 * one item; `plans` are the prices under the variant's selling plans, by the plan's id, and may be left out:
 *
 *     { "product": {"product-id": "1", "gift-card": "false", "product-type": "Tea", "vendor": "Acme"},
 *       "variants": { "11": {"price": 1000, "plans": {"71": 900}}, "12": {"price": 2500} } }
 *
 * A script of prices alone, `{"11": 1000, "12": 2500}`, does for a product without plans and in no combined listing.
 */

import { watchDialects, type Tell } from './variants_dialects';
import { chosenFacts, factsBeside, type HeardVariant } from './variants_facts';
import { productForm, valueOf } from './variants_form';
import type { Win } from './win';

/** Shoppers cause these, and themes dispatch them when they write the form's hidden inputs. */
const FORM_EVENTS = ['change', 'input'];

/** Returns what brings one element up to date: it may have come after the choice. */
export function watchVariants(
  win: Win,
  hosts: () => Iterable<HTMLElement>,
  signal: AbortSignal,
  dialects: (win: Win, tell: Tell, signal: AbortSignal) => void = watchDialects,
): (host: HTMLElement) => void {
  const heard = new Map<string, HeardVariant>();
  let newest: string | undefined;
  let waiting = false;
  const followAll = (): void => {
    waiting = false;
    for (const host of hosts()) follow(host, heard, newest);
    newest = undefined;
  };
  // The theme writes its form in a listener of the same event, perhaps one that comes after ours.
  const soon = (): void => {
    if (!waiting) win.setTimeout(followAll);
    waiting = true;
  };
  // On the way down, where those that don't bubble pass too.
  for (const type of FORM_EVENTS) win.document.addEventListener(type, soon, { signal, capture: true });
  const tell: Tell = (variant) => {
    if (variant) heard.set((newest = variant.id), variant);
    soon();
  };
  dialects(win, tell, signal);
  return (host) => follow(host, heard);
}

/** What nothing on the page says stays as the server wrote it. */
function follow(host: HTMLElement, heard: ReadonlyMap<string, HeardVariant>, newest?: string): void {
  if (host.localName !== 'perk-product') return;
  const form = productForm(host);
  const known = factsBeside(host);
  // Some themes say it before they write their form; that it is about this product is sure for its own variants only.
  const id = newest && known?.variants[newest] ? newest : valueOf(form, 'id');
  if (id !== undefined) {
    set(host, 'variant-id', id || undefined);
    const facts = known ? chosenFacts(known, heard.get(id), id, valueOf(form, 'selling_plan')) : {};
    for (const [attribute, value] of Object.entries(facts)) set(host, attribute, value);
  }
  const quantity = valueOf(form, 'quantity');
  if (quantity && /^[1-9]\d*$/.test(quantity)) set(host, 'quantity', quantity);
}

function set(host: HTMLElement, attribute: string, value: string | number | null | undefined): void {
  if (value == null) host.removeAttribute(attribute);
  else if (host.getAttribute(attribute) !== String(value)) host.setAttribute(attribute, String(value));
}
