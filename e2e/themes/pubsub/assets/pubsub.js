// Classic script: two global functions, and a list of names that is no property of window.
const PUB_SUB_EVENTS = {
  cartUpdate: 'cart-update',
  quantityUpdate: 'quantity-update',
  optionValueSelectionChange: 'option-value-selection-change',
  variantChange: 'variant-change',
  cartError: 'cart-error',
};

const heard = new Map();

/** Returns what ends the subscription. */
function subscribe(name, callback) {
  const callbacks = heard.get(name) ?? heard.set(name, new Set()).get(name);
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}

function publish(name, data) {
  return Promise.all([...(heard.get(name) ?? [])].map((callback) => callback(data)));
}
