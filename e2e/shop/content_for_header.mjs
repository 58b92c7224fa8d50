// What Shopify puts into <head> itself: the Shopify object of the page, the standard actions, the assets of app blocks.
import { rates } from './money.mjs';

/** docs/shopify.md section 9: Shopify.currency {active, rate} are strings; section 3: Shopify.routes.root ends in a slash. */
export function contentForHeader({ shop, country, root = '/', designMode, rival }, { refreshed }) {
  const page = {
    shop: shop.permanentDomain,
    locale: 'en',
    country: country.iso_code,
    currency: { active: country.currency, rate: rates[country.currency] },
    theme: { name: 'Demo', id: 1, role: 'main' },
    routes: { root },
    cdnHost: 'cdn.shopify.com',
    ...(designMode ? { designMode } : {}),
  };
  const known = refreshed ? ` data-refreshed="${refreshed.join(' ')}"` : '';
  const other = rival
    ? `\n<script src="/cdn/shopifycloud/rival.js" defer data-place="${rival.place}" data-manner="${rival.manner}"></script>`
    : '';
  return `<script>var Shopify = Object.assign(window.Shopify || {}, ${JSON.stringify(page).replace(/</g, '\\u003c')});</script>
<script src="/cdn/shopifycloud/storefront-actions.js" defer${known}></script>${other}`;
}

/** docs/shopify.md section 1: a schema's script is injected once and async, its style sheet stands in the head. */
export function headAssets({ scripts, stylesheets }) {
  const links = [...stylesheets].map((url) => `<link rel="stylesheet" href="${url}" media="all">`);
  return [...links, ...[...scripts].map((url) => `<script async src="${url}"></script>`)].join('\n');
}
