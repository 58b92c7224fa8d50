// Everything Shopify adds to Liquid, in one place, each with its source: tags, filters and objects. liquidjs supplies the language.
//
// TLD = shopify.dev/docs/api/liquid (data: Shopify/theme-liquid-docs, data/{tags,filters,objects}.json); TAE = shopify.dev, theme app
// extensions, configuration. Whatever is not listed here fails the page: tags and filters of liquidjs that Shopify does not have are taken
// out, an unknown variable or property throws. Known and empty is `null`, Shopify's nil.
import { Liquid, Tag } from 'liquidjs';
import { optionValues } from './combined_listing.mjs';
import { jsonValue, keepOnly, rawTag, translate } from './liquid_plumbing.mjs';
import { display, fromHundredths } from './money.mjs';
import { groupObjects } from './selling_plans.mjs';

/** Under this key a render's globals carry what tags need of the page: `renderBlock(block)`, `renderSection(name)`. */
export const pageKey = Symbol('page');

const standardFilters = // TLD filters.json: the ones liquidjs implements with Shopify's meaning
  'abs append at_least at_most base64_decode base64_encode capitalize ceil compact concat date default divided_by downcase escape escape_once find find_index first floor has hmac_sha256 join last lstrip map minus modulo newline_to_br plus prepend reject remove remove_first remove_last replace replace_first replace_last reverse round rstrip sha256 size slice sort sort_natural split strip strip_html strip_newlines sum times truncate truncatewords uniq upcase url_decode url_encode where'.split(
    ' ',
  );

const standardTags = // TLD tags.json; include and layout are deprecated or forbidden in extensions (TAE), block is not Shopify's
  '# assign capture case comment cycle decrement echo for if increment liquid raw render tablerow unless break continue'.split(
    ' ',
  );

/** An engine over `sources` ({name: text}, what `render 'name'` finds), with the translations and assets of one theme or one extension. */
export function shopifyLiquid({ sources, translations, assetUrl, timezone, forTheme }) {
  const engine = new Liquid({
    templates: sources,
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    cache: true,
    timezoneOffset: timezone,
  });
  keepOnly(engine.tags, standardTags);
  keepOnly(engine.filters, standardFilters);
  addTags(engine, forTheme);
  addFilters(engine, { translations, assetUrl, forTheme });
  return engine;
}

function addTags(engine, forTheme) {
  engine.registerTag('doc', docTag());
  engine.registerTag('schema', rawTag('schema')); // TLD tags.json: schema; prints nothing
  if (!forTheme) return; // TAE: section, sections, javascript, stylesheet, include and layout are forbidden in an extension
  engine.registerTag('section', sectionTag());
  engine.registerTag('render', renderTag(engine.tags.render));
}

/** TLD tags.json: doc (LiquidDoc). Prints nothing; its optional @params are nil when the caller leaves them out, its others must come. */
function docTag() {
  return class extends rawTag('doc') {
    constructor(...args) {
      super(...args);
      this.params = [...this.text.matchAll(/@param\s+(?:\{[^}]*\}\s+)?(\[?)(\w+)/g)].map(([, bracket, name]) => ({
        name,
        optional: bracket !== '',
      }));
    }
    render(context) {
      const scope = context.bottom();
      for (const { name, optional } of this.params) {
        if (name in scope) continue;
        if (!optional) throw new Error(`doc: the caller left out the parameter "${name}"`);
        scope[name] = null;
      }
    }
  };
}

/** TLD tags.json: section; a section of the theme, by name. */
function sectionTag() {
  return class extends Tag {
    constructor(token, rest, liquid) {
      super(token, rest, liquid);
      this.name = /^['"]([\w-]+)['"]$/.exec(token.args.trim())?.[1];
      if (!this.name) throw new Error(`section: a quoted name is needed, not ${token.args}`);
    }
    *render(context, emitter) {
      emitter.write(yield context.globals[pageKey].renderSection(this.name));
    }
  };
}

/** TLD tags.json: render; besides a snippet it takes an app block: {% render block %} (TAE: "supporting app blocks in sections"). */
function renderTag(Plain) {
  return class extends Plain {
    constructor(token, rest, liquid, parser) {
      super(token, rest, liquid, parser);
      this.variable = /^(\w+)$/.exec(token.args.trim())?.[1];
    }
    *render(context, emitter) {
      if (!this.variable) return yield* super.render(context, emitter);
      const block = yield context._get([this.variable]);
      emitter.write(yield context.globals[pageKey].renderBlock(block));
    }
  };
}

function addFilters(engine, { translations, assetUrl, forTheme }) {
  const add = (name, filter) => engine.registerFilter(name, filter);
  add('asset_url', (name) => assetUrl(name)); // TLD filters.json: asset_url; docs/shopify.md section 1: the extension's CDN path
  add('t', (key, ...args) => translate(translations, key, Object.fromEntries(args))); // TLD: translate; docs/shopify.md section 1: locales
  add('json', (value) => JSON.stringify(value ?? null)); // TLD: json; "</" is left as it is, the harder reading of docs/shopify.md 13.7
  add('handleize', (text) =>
    String(text)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
  ); // TLD: handleize
  for (const [name, format] of moneyFilters) add(name, format); // TLD: money filters; docs/shopify.md section 9: input is hundredths
  if (!forTheme) return;
  add('stylesheet_tag', (url) => `<link rel="stylesheet" href="${url}" media="all">`); // TLD: stylesheet_tag
  add('image_url', (image) => (typeof image === 'string' ? image : image.src)); // TLD: image_url; our pictures are SVG, any width
}

const amount = (context, value) => {
  const currency = context.globals.cart.currency.iso_code;
  return { currency, text: display(fromHundredths(value, currency), currency) };
};

const moneyFilters = [
  [
    'money',
    function (value) {
      return amount(this.context, value).text;
    },
  ],
  [
    'money_with_currency',
    function (value) {
      const { text, currency } = amount(this.context, value);
      return `${text} ${currency}`;
    },
  ],
  [
    'money_without_trailing_zeros',
    function (value) {
      return amount(this.context, value).text.replace(/\.00$/, '');
    },
  ],
  [
    'money_without_currency',
    function (value) {
      return amount(this.context, value).text.replace(/^[^\d]/, '');
    },
  ],
];

/** TLD objects.json: metafield. nil where the app wrote none. */
export const jsonMetafield = (value) => (value === null ? null : { type: 'json', value: jsonValue(value) });

/** TAE: the `app` object of an app's own blocks; the program stands in app.metafields.perkline.program. */
export const appObject = (program) => ({ metafields: { perkline: { program: jsonMetafield(program) } } });

/** TAE: `block` in an app block; shopify_attributes is for the theme editor only (docs/shopify.md section 1). */
export const blockObject = ({ id, type, settings }) => ({ id, type, settings, shopify_attributes: '' });

/** TLD objects.json: the global objects, for a `view` of the shop (see views.mjs). */
export function globalObjects(view) {
  const currency = { iso_code: view.country.currency, name: view.country.currency, symbol: view.country.symbol };
  return {
    cart: { ...view.cart, currency, 'empty?': view.cart.item_count === 0 }, // objects.json: cart
    customer: view.customer && customerObject(view.customer),
    shop: shopObject(view),
    localization: localizationObject(view, currency),
    request: requestObject(view),
    routes,
    template: view.template, // objects.json: template (name, directory, suffix)
    product: view.product,
    collection: view.collection,
    page: view.page, // nil except on their own templates
    page_title: view.title,
    page_description: view.description,
    canonical_url: `${view.origin}${view.path}`,
    settings: {},
    [pageKey]: view.hooks,
  };
}

/** objects.json: customer; nil for a guest. The snapshot is the app-reserved namespace (docs/shopify.md section 1). */
const customerObject = ({ id, firstName, lastName, email, ordersCount, snapshot }) => ({
  id: Number(id),
  first_name: firstName,
  last_name: lastName,
  name: `${firstName} ${lastName}`,
  email,
  orders_count: ordersCount,
  tags: [],
  has_account: true,
  accepts_marketing: false,
  'b2b?': false,
  metafields: { '$app:perkline': { snapshot: jsonMetafield(snapshot) } },
});

/** objects.json: shop; money_format is the one of the currency shown. */
const shopObject = ({ shop, origin, country }) => ({
  id: 6712345,
  name: shop.name,
  currency: shop.currency,
  domain: new URL(origin).host,
  permanent_domain: shop.permanentDomain,
  url: origin,
  email: shop.email,
  description: shop.description,
  locale: 'en',
  money_format: country.currency === 'JPY' ? '¥{{amount_no_decimals}}' : `${country.symbol}{{amount}}`,
  money_with_currency_format: `${country.symbol}{{amount}} ${country.currency}`,
  metafields: {},
  customer_accounts_enabled: true,
});

/** objects.json: localization, country, shop_locale. */
const localizationObject = ({ country, countries }, currency) => ({
  country: { iso_code: country.iso_code, name: country.name, currency },
  available_countries: countries.map(({ iso_code, name, currency: code, symbol }) => ({
    iso_code,
    name,
    currency: { iso_code: code, symbol },
  })),
  language: english,
  available_languages: [english],
});

const english = { iso_code: 'en', name: 'English', endonym_name: 'English', primary: true, root_url: '/' };

/** objects.json: request; design_mode is the theme editor's alone. */
const requestObject = ({ origin, path, pageType, designMode = false }) => ({
  design_mode: designMode,
  visual_preview_mode: false,
  host: new URL(origin).host,
  origin,
  path,
  page_type: pageType,
  locale: english,
});

/** objects.json: routes. */
const routes = {
  root_url: '/',
  cart_url: '/cart',
  cart_add_url: '/cart/add',
  cart_change_url: '/cart/change',
  cart_clear_url: '/cart/clear',
  cart_update_url: '/cart/update',
  account_url: '/account',
  account_login_url: '/account/login',
  account_logout_url: '/account/logout',
  account_register_url: '/account/register',
  storefront_login_url: '/account/login',
  collections_url: '/collections',
  all_products_collection_url: '/collections/all',
  search_url: '/search',
};

/** objects.json: product, with `selected` its variant and `siblings` those of its combined listing; prices are hundredths of the currency shown. */
export function productObject({ product, selected, variants, siblings }) {
  const prices = variants.map((variant) => variant.price);
  const chosen = variants.find((variant) => variant.id === selected?.id) ?? null;
  const firstAvailable = variants.find((variant) => variant.available) ?? null;
  const shown = chosen ?? firstAvailable ?? variants[0];
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    url: `/products/${product.handle}`,
    description: product.story,
    vendor: product.vendor,
    type: product.type,
    tags: [product.collection],
    available: firstAvailable !== null,
    'gift_card?': product.giftCard === true,
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: null,
    options: product.options,
    has_only_default_variant: variants.length === 1,
    options_with_values: product.options.map((name, n) => ({
      name,
      position: n + 1,
      selected_value: shown.options[n],
      values: optionValues(product, n, siblings),
    })),
    variants,
    selected_variant: chosen,
    first_available_variant: firstAvailable,
    selected_or_first_available_variant: shown,
    featured_image: shown.featured_image,
    selling_plan_groups: groupObjects(product),
    requires_selling_plan: false,
    metafields: { custom: { line: { type: 'single_line_text_field', value: product.line } } },
  };
}

/** objects.json: variant. */
export const variantObject = ({ product, variant, price, picture, allocations }) => ({
  id: variant.id,
  title: variant.options.join(' / '),
  price,
  compare_at_price: null,
  available: variant.available,
  options: variant.options,
  option1: variant.options[0],
  option2: variant.options[1] ?? null,
  option3: null,
  sku: `SS-${variant.id}`,
  barcode: null,
  weight: variant.grams,
  taxable: product.giftCard !== true,
  requires_shipping: product.giftCard !== true,
  url: `/products/${product.handle}?variant=${variant.id}`,
  featured_image: { src: picture, alt: product.title, width: 800, height: 800 },
  unit_price: null,
  selling_plan_allocations: allocations,
  quantity_rule: { min: 1, max: null, increment: 1 },
});
