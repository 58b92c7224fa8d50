// The drawer is a modal dialog, in the browser's top layer.

const dialog = () => document.querySelector('.cart-drawer__dialog');

export function openDrawer() {
  if (dialog().open) return;
  dialog().showModal();
  document.getElementById('cart-drawer-title').focus();
}

export const closeDrawer = () => dialog().close();
