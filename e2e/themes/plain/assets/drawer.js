// The drawer is taken out of the document and put back, open or closed, after 300 ms. It stays open over the page loads that it causes.

const away = 300;

const drawer = document.querySelector('.side-cart');

export function openDrawer() {
  if (!drawer.hidden) return;
  carry(false);
}

export function closeDrawer() {
  history.replaceState(history.state, '', location.pathname + location.search);
  carry(true);
}

export const drawerIsOpen = () => !drawer.hidden;

let coming;

function carry(hidden) {
  drawer.remove();
  drawer.hidden = hidden;
  clearTimeout(coming);
  coming = setTimeout(() => {
    document.body.append(drawer);
    if (!hidden) drawer.querySelector('h2').focus();
  }, away);
}

if (location.hash === '#cart') openDrawer();

document.addEventListener('keyup', (event) => {
  if (event.key === 'Escape' && drawerIsOpen()) closeDrawer();
});
