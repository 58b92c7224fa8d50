// How this theme tells the page that another variant was chosen: by the standard event, before it is
// shown, with a promise. Its hidden input says nothing.

export const announceChoosing = (form, options, variant) => select(form, options, Promise.resolve(variant));

export function announceChosen() {}

/** The product is the one whose options were changed: the variant will be another's. */
export function announceSwapping(form, found) {
  const options = [...form.querySelectorAll('[name^=option-]:checked')].map((input) => input.value);
  select(form, options, found);
}

export function announceSwapped() {}

function select(form, options, found) {
  const { productId, productTitle, productHandle } = form.dataset;
  const members = {
    product: { id: `gid://shopify/Product/${productId}`, title: productTitle, handle: productHandle },
    selectedOptions: options.map((value, n) => ({ name: `option-${n + 1}`, value })),
    promise: found.then((variant) => ({ variant: variant ? selected(variant) : null })),
  };
  form.dispatchEvent(Object.assign(new Event('shopify:product:select', { bubbles: true }), members));
}

const selected = (variant) => ({
  id: `gid://shopify/ProductVariant/${variant.id}`,
  title: variant.title,
  availableForSale: variant.available,
  price: { amount: String(variant.price / 100), currencyCode: Shopify.currency.active },
  selectedOptions: variant.options.map((value) => ({ name: '', value })),
});
