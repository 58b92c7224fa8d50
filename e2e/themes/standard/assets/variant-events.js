// How this theme tells the page that another variant was chosen: by the standard event, before it is
// shown, with a promise. Its hidden input says nothing.

export function announceChoosing(form, options, variant) {
  const promise = Promise.resolve({ variant: variant ? selected(variant) : null });
  const selectedOptions = options.map((value, n) => ({ name: `option-${n + 1}`, value }));
  form.dispatchEvent(
    Object.assign(new Event('shopify:product:select', { bubbles: true }), { selectedOptions, promise }),
  );
}

export function announceChosen() {}

const selected = (variant) => ({
  id: `gid://shopify/ProductVariant/${variant.id}`,
  title: variant.title,
  availableForSale: variant.available,
  price: { amount: String(variant.price / 100), currencyCode: Shopify.currency.active },
  selectedOptions: variant.options.map((value) => ({ name: '', value })),
});
