// How this theme tells the page that another variant was chosen: by events of its own, before and after. Its hidden input says nothing.

const tell = (form, name, resource) =>
  form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { resource, sourceId: form.id, data: {} } }));

export const announceChoosing = (form, options, variant) => tell(form, 'variant:selected', { id: variant?.id });

export const announceChosen = (form, variant) => tell(form, 'variant:update', variant);
