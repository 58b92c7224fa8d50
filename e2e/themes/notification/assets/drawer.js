// The notice has a class while it is open.

const drawer = () => document.getElementById('cart-notification');

let opener = null;

export function openDrawer() {
  if (drawer().classList.contains('active')) return;
  opener = document.activeElement;
  drawer().classList.add('animate', 'active');
  document.getElementById('cart-drawer-title').focus();
}

export function closeDrawer() {
  drawer().classList.remove('active');
  opener?.focus();
}

document.addEventListener('keyup', (event) => {
  if (event.key === 'Escape' && drawer()?.classList.contains('active')) closeDrawer();
});
