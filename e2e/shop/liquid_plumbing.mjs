// How liquidjs is made to behave: what shopify_liquid.mjs lists is built from these.
import { Drop, Tag } from 'liquidjs';

/** Takes out of a table of tags or filters what is not named. */
export function keepOnly(table, names) {
  for (const name of Object.keys(table)) if (!names.includes(name)) delete table[name];
}

/** A tag whose inside is kept as text and not printed. */
export function rawTag(name) {
  return class extends Tag {
    constructor(token, rest, liquid) {
      super(token, rest, liquid);
      const inside = [];
      for (let next = rest.shift(); next?.name !== `end${name}`; next = rest.shift()) {
        if (!next) throw new Error(`tag ${name} not closed`);
        inside.push(next.getText());
      }
      this.text = inside.join('');
    }
    *render() {}
  };
}

/** Shopify prints "Translation missing"; here that is a failure. `count` picks one/other; other arguments fill {{ name }}. */
export function translate(translations, key, args) {
  let found = key.split('.').reduce((node, part) => node?.[part], translations);
  if (args.count !== undefined && typeof found === 'object') found = found?.[args.count === 1 ? 'one' : 'other'];
  if (typeof found !== 'string') throw new Error(`t: translation missing: en.${key}`);
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => escaped(args[name] ?? ''));
}

const escaped = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** TLD objects.json: metafield, type json: what its value does not have is nil. */
class JsonValue extends Drop {
  constructor(value) {
    super();
    this.wrapped = value;
  }
  liquidMethodMissing(key) {
    return Object.hasOwn(this.wrapped, key) ? jsonValue(this.wrapped[key]) : null;
  }
  toJSON() {
    return this.wrapped;
  }
}

/** A metafield's JSON as Liquid reads it. */
export function jsonValue(value) {
  if (Array.isArray(value)) return value.map(jsonValue);
  return typeof value === 'object' && value !== null ? new JsonValue(value) : value;
}
