// Makes one tree into another with as little change as possible. What the other tree does not have is removed, whoever put it there.

export function morph(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old.localName === 'input') {
    old.value = fresh.getAttribute('value') ?? '';
    old.checked = fresh.hasAttribute('checked');
  }
  morphChildren(old, fresh);
}

function morphChildren(old, fresh) {
  let at = old.firstChild;
  for (const next of fresh.childNodes) {
    const kept = following(at, next);
    if (!kept) {
      old.insertBefore(document.importNode(next, true), at);
      continue;
    }
    if (kept === at) at = at.nextSibling;
    else old.insertBefore(kept, at);
    if (kept.nodeType === Node.ELEMENT_NODE) morph(kept, next);
    else if (kept.nodeValue !== next.nodeValue) kept.nodeValue = next.nodeValue;
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

/** The first sibling from `at` on that is the same thing: same kind of node, same key. */
function following(at, next) {
  for (let node = at; node; node = node.nextSibling) {
    if (node.nodeName === next.nodeName && keyOf(node) === keyOf(next)) return node;
  }
  return null;
}

const keyOf = (node) => node.dataset?.key || node.id || '';
