// Which path shows which template, and with what.
import { findVariant, productByHandle } from './catalog.mjs';
import { people } from './people.mjs';
import { currencyOf } from './sessions.mjs';
import { collectionView, productView, shop } from './views.mjs';

const template = (name, suffix = null) => ({ name, suffix, directory: null });

const plain = {
  '/': () => ({ template: template('index'), pageType: 'index', title: `${shop.name}: tea and stoneware` }),
  '/cart': () => ({ template: template('cart'), pageType: 'cart', title: `Your cart | ${shop.name}` }),
  '/pages/rewards': () => ({
    template: template('page', 'rewards'),
    pageType: 'page',
    title: `The Kettle Club | ${shop.name}`,
    more: { page: { id: 701, handle: 'rewards', title: 'The Kettle Club', url: '/pages/rewards' } },
  }),
  '/pages/studio': () => ({
    template: template('page'),
    pageType: 'page',
    title: `The studio | ${shop.name}`,
    more: { page: { id: 702, handle: 'studio', title: 'The studio', url: '/pages/studio' } },
  }),
  '/account/login': () => ({
    template: template('customers/login'),
    pageType: 'customers/login',
    title: `Sign in | ${shop.name}`,
    more: {
      page: { id: 703, handle: 'login', title: 'Sign in', url: '/account/login', people: people.map(personCard) },
    },
  }),
  '/account': (session) => ({
    template: template('customers/account'),
    pageType: 'customers/account',
    title: `Your account | ${shop.name}`,
    more: { page: { id: 704, handle: 'account', title: 'Your account', url: '/account', orders: session.orders } },
  }),
};

const personCard = ({ id, firstName, lastName, line }) => ({
  id,
  name: `${firstName} ${lastName}`,
  first_name: firstName,
  line,
});

/** What `path` shows for this session, or null where there is nothing. */
export function pageOf(path, query, session) {
  if (plain[path]) return plain[path](session);
  const [, kind, handle] = /^\/(products|collections|orders)\/([\w-]+)$/.exec(path) ?? [];
  if (kind === 'products') return productPage(productByHandle.get(handle), query, session);
  if (kind === 'collections') return collectionPage(collectionView(handle, currencyOf(session)));
  if (kind === 'orders') return orderPage(session.orders.find((order) => order.token === handle));
  return null;
}

export const notFound = () => ({ template: template('404'), pageType: '404', title: `Not here | ${shop.name}` });

function productPage(product, query, session) {
  if (!product) return null;
  const asked = findVariant(query.get('variant'));
  const selected = asked?.product === product ? asked.variant.id : undefined;
  return {
    template: template('product'),
    pageType: 'product',
    title: `${product.title} | ${shop.name}`,
    more: { product: productView(product, currencyOf(session), selected), description: product.story },
  };
}

function collectionPage(collection) {
  if (!collection) return null;
  return {
    template: template('collection'),
    pageType: 'collection',
    title: `${collection.title} | ${shop.name}`,
    more: { collection },
  };
}

function orderPage(order) {
  if (!order) return null;
  return {
    template: template('customers/order'),
    pageType: 'customers/order',
    title: `Order ${order.name} | ${shop.name}`,
    more: { page: { id: 705, handle: 'order', title: `Order ${order.name}`, url: `/orders/${order.token}`, order } },
  };
}
