/** The form that buys the product of an element, and what is chosen in it. */

const PRODUCT_FORM = 'form[action*="/cart/add"]';

/** The nearest one; of several in one place (Dawn has one for instalments too) the one that has a quantity. */
export function productForm(host: HTMLElement): HTMLFormElement | undefined {
  for (let scope = host.parentElement; scope; scope = scope.parentElement) {
    const forms = [...scope.querySelectorAll<HTMLFormElement>(PRODUCT_FORM)];
    if (forms.length) return forms.find((form) => valueOf(form, 'quantity')) ?? forms[0];
  }
  return undefined;
}

/** `form.elements` has the inputs elsewhere on the page that name the form, too. Empty: there is such an input, with nothing in it. */
export function valueOf(form: HTMLFormElement | undefined, name: string): string | undefined {
  const inputs = [...(form?.elements ?? [])] as HTMLInputElement[];
  return inputs.find((input) => input.name === name && (input.type !== 'radio' || input.checked))?.value;
}
