// How this theme tells the page that another variant was chosen: the form's hidden input changes, then it is published.

export function announceChoosing() {}

export function announceChosen(form, variant) {
  form.elements.id.dispatchEvent(new Event('change', { bubbles: true }));
  const sectionId = form.closest('.shopify-section').id.replace('shopify-section-', '');
  publish(PUB_SUB_EVENTS.variantChange, {
    data: { sectionId, html: document.implementation.createHTMLDocument(), variant },
  });
}

// Of another product nothing is published: all of it is replaced.

export function announceSwapping() {}

export function announceSwapped() {}
