// How this theme tells the page that another variant was chosen: by events of its own, before and after. Its hidden input says nothing.

const tell = (form, name, resource, data = {}) =>
  form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { resource, sourceId: form.id, data } }));

export const announceChoosing = (form, options, variant) => tell(form, 'variant:selected', { id: variant?.id });

export const announceChosen = (form, variant) => tell(form, 'variant:update', variant);

export const announceSwapping = (form) => tell(form, 'variant:selected', { id: '' });

/** Only here is it said that the product is a new one. */
export function announceSwapped(form, variant) {
  const { productId, productUrl } = form.dataset;
  tell(form, 'variant:update', variant, { newProduct: { id: productId, url: productUrl } });
}
