// The drawer is a modal dialog.
import { cartSummary } from './cart-request.js';

export function openDrawer() {
  const drawer = document.getElementById('cart-drawer');
  if (drawer.open) return;
  drawer.showModal();
  document.getElementById('cart-drawer-title').focus();
  document.dispatchEvent(
    Object.assign(new Event('shopify:cart:view', { bubbles: true }), {
      promise: cartSummary().then((cart) => ({ cart })),
    }),
  );
}

export const closeDrawer = () => document.getElementById('cart-drawer').close();
