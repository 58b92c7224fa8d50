// The Liquid environment fails loudly: what Shopify does not have is not there, what nobody defined is an error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appObject, jsonMetafield, shopifyLiquid } from '../shop/shopify_liquid.mjs';

const snippet =
  '{% doc %}\n  @param {string} title - it\n  @param {string} [note] - more\n{% enddoc %}{{ title }}{% if note %}: {{ note }}{% endif %}';

const engine = shopifyLiquid({
  sources: { said: snippet },
  translations: { perk: { hello: 'Hello {name}', n: { one: '{n} point', other: '{n} points' } } },
  assetUrl: (name) => {
    if (name !== 'a.js') throw new Error(`asset_url: ${name} is missing`);
    return `/x/${name}`;
  },
  timezone: 'UTC',
  forTheme: false,
});

const globals = { cart: { currency: { iso_code: 'JPY' } }, customer: null, product: { 'gift_card?': false } };

const render = (text, scope = {}) => engine.parseAndRender(text, scope, { globals });

const prints = [
  ['{{ 150000 | money }}', '¥1,500'],
  ["{{ 'a.js' | asset_url }}", '/x/a.js'],
  ["{{ 'perk.hello' | t }}", 'Hello {name}'],
  ["{{ 'perk.n' | t: count: 1 }}", '{n} point'],
  ['{{ customer.metafields.anything.value }}', ''],
  ['{{ product.gift_card? }}', 'false'],
  ["{% render 'said', title: 'x' %}", 'x'],
  ["{% render 'said', title: 'x', note: 'y' %}", 'x: y'],
  ['{% schema %}{ }{% endschema %}', ''],
  ["{{ '</script>' | json }}", '"</script>"'],
];

for (const [text, printed] of prints)
  test(`${text} prints ${printed || 'nothing'}`, async () => assert.equal(await render(text), printed));

const fails = [
  ['an unknown filter', '{{ 1 | slugify }}', /undefined filter: slugify/],
  ['a filter of liquidjs that Shopify lacks', '{{ 1 | jsonify }}', /undefined filter/],
  ['an unknown tag', '{% frobnicate %}', /tag "frobnicate" not found/],
  ['a tag that extensions may not use', "{% section 'x' %}", /tag "section" not found/],
  ['include', "{% include 'said' %}", /tag "include" not found/],
  ['an unknown object', '{{ shopp.name }}', /undefined variable: shopp/],
  ['an unknown property', '{{ product.nam }}', /undefined variable: product.nam/],
  ['a missing translation', "{{ 'perk.nope' | t }}", /translation missing: en.perk.nope/],
  ['a missing asset', "{{ 'b.js' | asset_url }}", /b.js is missing/],
  ['a parameter left out', "{% render 'said' %}", /left out the parameter "title"/],
];

for (const [what, text, message] of fails) test(`${what} fails`, () => assert.rejects(render(text), message));

test('a JSON metafield reads as Liquid does: nested, and nil where there is nothing', async () => {
  const scope = { app: appObject({ name: 'Club', rewards: [{ id: 'r1' }] }), none: jsonMetafield(null) };
  const text =
    '{% assign p = app.metafields.perkline.program.value %}{{ p.name }}, {{ p.rewards[0].id }}, {{ p.nothing.at.all }}|{{ p.rewards | json }}|{{ none.value }}';
  assert.equal(await render(text, scope), 'Club, r1, |[{"id":"r1"}]|');
});
