// The drawer is a modal dialog, in the browser's top layer.
import { cartSummary } from './cart-request.js';

export function openDrawer() {
  const drawer = document.querySelector('.theme-drawer__dialog');
  if (drawer.open) return;
  drawer.showModal();
  document.getElementById('cart-drawer-title').focus();
  document.dispatchEvent(
    Object.assign(new Event('shopify:cart:view', { bubbles: true }), {
      promise: cartSummary().then((cart) => ({ cart })),
    }),
  );
}

export const closeDrawer = () => document.querySelector('.theme-drawer__dialog').close();
