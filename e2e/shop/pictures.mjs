// Product pictures, drawn: one SVG a product and glaze, all in the same light, on the same table.
import { products } from './catalog.mjs';
import { bowl, card, cup, hero, mug, teapot, tin } from './drawings.mjs';

/** Three tones a glaze: lit, body, shade; and the paper behind. */
const glazes = {
  celadon: { lit: '#cddfd0', body: '#a3bfa9', shade: '#6f9079', line: '#5d7c67', paper: '#e9eee6' },
  oat: { lit: '#f4e9d6', body: '#e0cfb1', shade: '#b89f79', line: '#a08a66', paper: '#f2eadf' },
  iron: { lit: '#8d7a6e', body: '#5c4c44', shade: '#382d29', line: '#2c2421', paper: '#e8e0d7' },
};

const drawings = { mug, bowl, teapot, cup };

const tints = new Map(products.filter((product) => product.tint).map((product) => [product.handle, product.tint]));

/** The SVG text of "mug-celadon.svg", "tin-morning-sencha.svg", … */
export function picture(file) {
  const [, kind, name] = /^(\w+)-([\w-]+)\.svg$/.exec(file) ?? [];
  if (kind === 'hero') return scene('#e7e3d6', hero(glazes), '0 0 1200 900');
  if (glazes[name] && drawings[kind]) return scene(glazes[name].paper, drawings[kind](glazes[name]));
  const tint = tints.get(name);
  if (tint && kind === 'tin') return scene(mixed(tint, '#f6f2ea', 0.8), tin(tint, name));
  if (tint && kind === 'card') return scene('#e6ebe4', card(tint));
  return scene('#eee9df', '');
}

function scene(paper, drawing, box = '0 0 800 800') {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">
<defs><radialGradient id="glow" cx="38%" cy="26%" r="85%"><stop offset="0" stop-color="#fff" stop-opacity=".65"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
<radialGradient id="ground"><stop offset="0" stop-color="#2b2620" stop-opacity=".34"/><stop offset=".6" stop-color="#2b2620" stop-opacity=".13"/><stop offset="1" stop-color="#2b2620" stop-opacity="0"/></radialGradient></defs>
<rect width="100%" height="100%" fill="${paper}"/><rect width="100%" height="100%" fill="url(#glow)"/>
${drawing}</svg>`;
}

/** `part` of `other` in `color`. */
function mixed(color, other, part) {
  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const [one, two] = [channels(color), channels(other)];
  return `#${one
    .map((value, n) =>
      Math.round(value * (1 - part) + two[n] * part)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
