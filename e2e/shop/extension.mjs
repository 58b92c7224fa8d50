// The theme app extension: reads its files as they are and renders its blocks as Shopify does (facts: "Theme app extension").
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appObject, blockObject, globalObjects, shopifyLiquid } from './shopify_liquid.mjs';

export function readExtension(folder, { assetUrl, timezone }) {
  const blocks = textsIn(join(folder, 'blocks'));
  const snippets = textsIn(join(folder, 'snippets'));
  const translations = JSON.parse(readFileSync(join(folder, 'locales', 'en.default.json'), 'utf8'));
  const engine = shopifyLiquid({ sources: snippets, translations, assetUrl, timezone, forTheme: false });
  const parsed = new Map(
    Object.entries(blocks).map(([name, text]) => [
      name,
      { template: engine.parse(text, name), schema: schemaOf(name, text) },
    ]),
  );
  return new Extension({ engine, blocks: parsed, assetUrl });
}

class Extension {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** One placed block: its HTML in Shopify's wrapper, and the schema assets that the page must load once. */
  async render({ id, handle, settings }, view) {
    const block = this.blocks.get(handle);
    if (!block) throw new Error(`the theme places the app block "${handle}", which the extension does not have`);
    const { schema, template } = block;
    checkTemplate(handle, schema, view.template.name);
    const scope = {
      app: appObject(view.program),
      section: { id: id.split('-')[0] },
      block: blockObject({
        id,
        type: `shopify://apps/perkline/blocks/${handle}`,
        settings: withDefaults(handle, schema, settings),
      }),
    };
    const inner = await this.engine.render(template, scope, { globals: globalObjects(view) });
    const tag = schema.tag ?? 'div';
    const classes = ['shopify-block', 'shopify-app-block', ...(schema.class ? [schema.class] : [])].join(' ');
    return {
      html: `<${tag} id="shopify-block-${id}" class="${classes}" data-block-handle="${handle}">${inner}</${tag}>`,
      target: schema.target,
      script: schema.javascript ? this.assetUrl(schema.javascript) : null,
      stylesheet: schema.stylesheet ? this.assetUrl(schema.stylesheet) : null,
    };
  }
}

function textsIn(folder) {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.liquid'));
  return Object.fromEntries(
    files.map((name) => [name.replace(/\.liquid$/, ''), readFileSync(join(folder, name), 'utf8')]),
  );
}

function schemaOf(name, text) {
  const found = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(text);
  if (!found) throw new Error(`blocks/${name}.liquid has no {% schema %}`);
  return JSON.parse(found[1]);
}

/** A setting the theme does not set has its schema's default, else its type's empty value; one the schema does not know is a mistake. */
function withDefaults(handle, schema, given = {}) {
  const known = (schema.settings ?? []).filter((setting) => setting.id);
  for (const id of Object.keys(given)) {
    if (!known.some((setting) => setting.id === id))
      throw new Error(`the theme sets "${id}" of the block "${handle}", which its schema does not know`);
  }
  const empty = { checkbox: false, product: null, url: null, number: null, color: null };
  return Object.fromEntries(
    known.map((setting) => [
      setting.id,
      given[setting.id] ?? setting.default ?? (setting.type in empty ? empty[setting.type] : ''),
    ]),
  );
}

function checkTemplate(handle, schema, template) {
  const allowed = schema.enabled_on?.templates;
  const denied = schema.disabled_on?.templates;
  const named = (list) => list.includes('*') || list.includes(template);
  if ((allowed && !named(allowed)) || (denied && named(denied)))
    throw new Error(`the block "${handle}" is not offered on the template "${template}"`);
}
