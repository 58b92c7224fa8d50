// A theme: layout, JSON templates, sections, snippets and settings of one folder below themes/, put together as Shopify does.
import { globalObjects, shopifyLiquid } from './shopify_liquid.mjs';
import { contentForHeader, headAssets } from './content_for_header.mjs';
import { ThemeFiles } from './theme_files.mjs';

export function readTheme(folder, { extension, timezone }) {
  const files = new ThemeFiles(folder);
  const assetUrl = (name) => {
    if (!files.asset(name)) throw new Error(`asset_url: the theme has no ${name}`);
    return `/cdn/shop/t/1/assets/${name}`;
  };
  const sources = Object.fromEntries(files.texts('snippets', '.liquid'));
  const engine = shopifyLiquid({ sources, translations: {}, assetUrl, timezone, forTheme: true });
  const parsed = (name, ending, parse) =>
    new Map([...files.texts(name, ending)].map(([key, text]) => [key, parse(text, key)]));
  return new Theme({
    files,
    engine,
    extension,
    sections: parsed('sections', '.liquid', (text, key) => engine.parse(text, key)),
    layouts: parsed('layout', '.liquid', (text, key) => engine.parse(text, key)),
    settings: files.settings(),
    templates: parsed('templates', '.json', (text) => JSON.parse(text)),
  });
}

class Theme {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** The whole document of the view's template. */
  async page(view) {
    const assets = { scripts: new Set(), stylesheets: new Set() };
    const whole = this.#withHooks(view, assets);
    const template = this.#template(view);
    const sections = [];
    for (const id of template.order) sections.push(await this.#section(id, template.sections[id], whole));
    const embeds = { head: '', body: '' };
    for (const [id, { type, settings, disabled }] of Object.entries(this.settings.blocks)) {
      if (!disabled) await this.#embed({ id, handle: handleOf(type), settings }, { view: whole, assets, embeds });
    }
    const header = '<!-- content_for_header -->';
    const html = await this.engine.render(
      this.layouts.get('theme'),
      {},
      {
        globals: { ...globalObjects(whole), content_for_layout: sections.join('\n'), content_for_header: header },
      },
    );
    return html
      .replace(header, () => contentForHeader(view, this.settings) + headAssets(assets))
      .replace('</head>', () => `${embeds.head}</head>`)
      .replace('</body>', () => `${embeds.body}</body>`);
  }

  /** Section Rendering API: HTML by section id, null for one that this page does not have. */
  async sectionsOf(ids, view) {
    const whole = this.#withHooks(view, { scripts: new Set(), stylesheets: new Set() });
    const template = this.#template(view);
    const found = {};
    for (const id of ids) {
      const placed = template.sections[id] ?? (this.sections.has(id) ? { type: id } : null);
      found[id] = placed && (await this.#section(id, placed, whole));
    }
    return found;
  }

  #template({ template: { name, suffix } }) {
    const key = suffix ? `${name}.${suffix}` : name;
    const found = this.templates.get(key);
    if (!found) throw new Error(`the theme has no templates/${key}.json`);
    return found;
  }

  #withHooks(view, assets) {
    const whole = { ...view };
    whole.hooks = {
      renderSection: (name) => this.#section(name, { type: name }, whole),
      renderBlock: async (block) => {
        const rendered = await this.extension.render(
          { id: block.id, handle: handleOf(block.app), settings: block.settings },
          whole,
        );
        if (rendered.target !== 'section')
          throw new Error(`the app block "${block.app}" is made for ${rendered.target}, not for a section`);
        return collected(rendered, assets);
      },
    };
    return whole;
  }

  async #section(id, { type, settings = {}, blocks = {}, block_order = [] }, view) {
    const template = this.sections.get(type);
    if (!template) throw new Error(`the theme has no sections/${type}.liquid`);
    const own = { ...this.settings.sections[type], ...settings };
    const section = {
      id,
      settings: own,
      blocks: block_order.map((key) => placedBlock(`${id}-${key}`, blocks[key], view)),
    };
    const html = await this.engine.render(template, { section }, { globals: globalObjects(view) });
    return `<div id="shopify-section-${id}" class="shopify-section">${html}</div>`;
  }

  async #embed(placed, { view, assets, embeds }) {
    const rendered = await this.extension.render(placed, view);
    if (!(rendered.target in embeds))
      throw new Error(`the embed "${placed.handle}" is made for ${rendered.target}, not for head or body`);
    embeds[rendered.target] += collected(rendered, assets);
  }
}

/** A block as a section's loop sees it; an app's has the type "@app" and is printed by {% render block %}. */
function placedBlock(id, { type, settings = {} }, view) {
  if (type.startsWith('shopify://')) return { id, type: '@app', app: type, settings };
  const resolved = settings.product ? { ...settings, product: view.findProduct(settings.product) } : settings;
  return { id, type, settings: resolved, shopify_attributes: '' };
}

/** "shopify://apps/perkline/blocks/nudge/…" -> "nudge". */
function handleOf(type) {
  return /^shopify:\/\/apps\/perkline\/blocks\/([\w-]+)/.exec(type)?.[1] ?? type;
}

function collected({ html, script, stylesheet }, assets) {
  if (script) assets.scripts.add(script);
  if (stylesheet) assets.stylesheets.add(stylesheet);
  return html;
}
