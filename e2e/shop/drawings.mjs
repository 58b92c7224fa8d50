// The things themselves: each function answers the shapes of one object, lit from the upper left.

const shadow = (x, y, rx, ry) => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#ground)"/>`;

/** Light falls across a round body from left to right. */
const round = (id, { lit, body, shade }) =>
  `<linearGradient id="${id}" x1="0" x2="1"><stop offset="0" stop-color="${body}"/><stop offset=".24" stop-color="${lit}"/><stop offset=".58" stop-color="${body}"/><stop offset="1" stop-color="${shade}"/></linearGradient>`;

/** Iron specks in the clay, always in the same places. */
function specks(count, { x, y, width, height }, color) {
  let seed = 7;
  const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const dots = Array.from({ length: count }, () => {
    const [dx, dy, r] = [next(), next(), next()];
    return `<circle cx="${(x + dx * width).toFixed(1)}" cy="${(y + dy * height).toFixed(1)}" r="${(0.8 + r * 1.8).toFixed(1)}"/>`;
  });
  return `<g fill="${color}" opacity=".32">${dots.join('')}</g>`;
}

/** A glaze that stops short of the foot: the bare clay shows in a soft wave. */
const bareClay = '#c9ab86';

export function mug(glaze) {
  return `<defs>${round('body', glaze)}${round('clay', { lit: '#dcc3a1', body: bareClay, shade: '#93754f' })}<clipPath id="cut"><path d="M238 262h286l-16 318q-4 44-48 44H302q-44 0-48-44z"/></clipPath></defs>
${shadow(400, 628, 260, 44)}
<path d="M512 330c86-22 140 20 134 92-6 76-72 128-150 120l4-44c52 4 92-26 96-76 3-40-26-60-86-46z" fill="${glaze.body}" stroke="${glaze.line}" stroke-opacity=".25" stroke-width="2"/>
<path d="M514 342c74-18 118 14 114 74" fill="none" stroke="${glaze.lit}" stroke-width="7" stroke-linecap="round" opacity=".7"/>
<g clip-path="url(#cut)"><rect x="230" y="240" width="300" height="400" fill="url(#clay)"/>
<path d="M230 240h300v296c-54 22-88-8-150 8s-104 14-150-2z" fill="url(#body)"/>${specks(46, { x: 246, y: 280, width: 268, height: 330 }, glaze.line)}</g>
<ellipse cx="381" cy="262" rx="143" ry="34" fill="${glaze.lit}"/><ellipse cx="381" cy="264" rx="129" ry="27" fill="${glaze.shade}"/>
<path d="M256 272a129 27 0 0 0 250 0c-30 16-76 20-125 20s-95-4-125-20z" fill="#6e5a35" opacity=".55"/>`;
}

export function cup(glaze) {
  return `<defs>${round('body', glaze)}${round('clay', { lit: '#dcc3a1', body: bareClay, shade: '#93754f' })}<clipPath id="cut"><path d="M262 362h276c2 120-40 214-92 232h-92c-52-18-94-112-92-232z"/></clipPath></defs>
${shadow(400, 602, 220, 38)}
<g clip-path="url(#cut)"><rect x="250" y="340" width="300" height="280" fill="url(#clay)"/>
<path d="M250 340h300v160c-60 34-110 6-160 18s-96 8-140-14z" fill="url(#body)"/>${specks(30, { x: 270, y: 380, width: 250, height: 200 }, glaze.line)}</g>
<ellipse cx="400" cy="362" rx="138" ry="32" fill="${glaze.lit}"/><ellipse cx="400" cy="364" rx="124" ry="25" fill="${glaze.shade}"/>`;
}

export function bowl(glaze) {
  return `<defs>${round('body', glaze)}${round('clay', { lit: '#dcc3a1', body: bareClay, shade: '#93754f' })}<clipPath id="cut"><path d="M150 350h486c-6 132-86 232-176 244H330c-94-12-174-112-180-244z"/></clipPath></defs>
${shadow(396, 604, 290, 46)}
<g clip-path="url(#cut)"><rect x="140" y="330" width="510" height="290" fill="url(#clay)"/>
<path d="M140 330h510v150c-70 62-160 26-250 40s-190 16-260-30z" fill="url(#body)"/>${specks(58, { x: 180, y: 390, width: 430, height: 190 }, glaze.line)}</g>
<path d="M150 350c0-44 108-72 243-72 96 0 176 14 216 38 24 4 52-4 68-14-2 28-18 46-44 54-12 40-116 66-240 66-135 0-243-28-243-72z" fill="${glaze.lit}"/>
<path d="M174 352c0-34 98-56 219-56 92 0 166 13 199 32 20 6 38 6 56 0-8 12-22 18-40 22-6 32-98 54-215 54-121 0-219-18-219-52z" fill="${glaze.shade}"/>
<path d="M214 368c30-22 100-34 179-34 84 0 154 12 182 36-36 20-104 32-182 32-76 0-146-12-179-34z" fill="#7c8f4a" opacity=".75"/>`;
}

export function teapot(glaze) {
  return `<defs>${round('body', glaze)}${round('lid', glaze)}${round('clay', { lit: '#dcc3a1', body: bareClay, shade: '#93754f' })}<clipPath id="cut"><path d="M392 282c150 0 214 84 214 170 0 100-84 166-214 166s-214-66-214-166c0-86 64-170 214-170z"/></clipPath></defs>
${shadow(400, 618, 280, 46)}
<path d="M250 300c-20-150 60-206 146-206s168 58 142 206" fill="none" stroke="#6b4b2f" stroke-width="17" stroke-linecap="round"/>
<path d="M254 290c-12-130 58-182 142-182" fill="none" stroke="#a87f55" stroke-width="5" stroke-linecap="round"/>
<path d="M572 470c54-8 74-58 84-112 4-20 18-34 44-40 10 10 8 22-4 30-22 20-18 66-44 120-20 42-50 66-96 76z" fill="${glaze.body}" stroke="${glaze.line}" stroke-opacity=".25" stroke-width="2"/>
<g clip-path="url(#cut)"><rect x="170" y="270" width="450" height="360" fill="url(#clay)"/>
<path d="M170 270h450v270c-80 34-150 2-226 12s-150 20-224-6z" fill="url(#body)"/>${specks(70, { x: 190, y: 320, width: 400, height: 280 }, glaze.line)}</g>
<path d="M272 308c8-34 56-54 120-54s112 20 120 54c-30 18-72 24-120 24s-90-6-120-24z" fill="url(#lid)" stroke="${glaze.line}" stroke-opacity=".35" stroke-width="2"/>
<ellipse cx="392" cy="240" rx="27" ry="20" fill="${glaze.body}" stroke="${glaze.line}" stroke-opacity=".35" stroke-width="2"/><ellipse cx="384" cy="234" rx="10" ry="6" fill="${glaze.lit}"/>
<path d="M232 400c16-44 52-66 92-76" fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round" opacity=".28"/>`;
}

/** The label's words by handle, broken where a label printer would. */
const labels = {
  'morning-sencha': ['Morning', 'Sencha'],
  'smoke-and-pine': ['Smoke', '& Pine'],
  'meadow-chamomile': ['Meadow', 'Chamomile'],
  'high-mountain-oolong': ['High Mountain', 'Oolong'],
  'tasting-tin': ['Tasting', 'Tin'],
  'breakfast-assam': ['Breakfast', 'Assam'],
};

export function tin(tint, handle) {
  const words = labels[handle] ?? ['Tea', ''];
  const steel = { lit: '#f6f3ec', body: '#d6d1c6', shade: '#9d978b' };
  return `<defs>${round('steel', steel)}<linearGradient id="shade" x1="0" x2="1"><stop offset="0" stop-opacity=".12"/><stop offset=".24" stop-opacity="0"/><stop offset=".6" stop-opacity=".04"/><stop offset="1" stop-opacity=".32"/></linearGradient></defs>
${shadow(400, 650, 240, 42)}
<path d="M240 214v424c0 22 72 36 160 36s160-14 160-36V214z" fill="${tint}"/>
<path d="M240 300v286c0 22 72 34 160 34s160-12 160-34V300c0 22-72 34-160 34s-160-12-160-34z" fill="#faf6ee"/>
<g font-family="Optima, Inter Display, Inter, Segoe UI, sans-serif" text-anchor="middle" fill="#2c352f"><text x="400" y="424" font-size="${words[0].length > 10 ? 37 : 44}" letter-spacing="-.5">${words[0].replace('&', '&amp;')}</text><text x="400" y="474" font-size="44" letter-spacing="-.5">${words[1].replace('&', '&amp;')}</text>
<text x="400" y="556" font-size="17" letter-spacing="3.5" opacity=".75">SORREL &amp; SLIP</text></g>
<path d="M384 512h32" stroke="${tint}" stroke-width="4"/>
<path d="M240 214v424c0 22 72 36 160 36s160-14 160-36V214z" fill="url(#shade)"/>
<path d="M232 168v70c0 24 76 38 168 38s168-14 168-38v-70z" fill="url(#steel)"/><path d="M232 226c0 24 76 38 168 38s168-14 168-38v10c0 24-76 38-168 38s-168-14-168-38z" fill="#000" opacity=".1"/>
<ellipse cx="400" cy="168" rx="168" ry="38" fill="#f1ede4"/><ellipse cx="400" cy="168" rx="146" ry="31" fill="none" stroke="#bdb6a8" stroke-width="2.5"/>`;
}

export function card(tint) {
  return `${shadow(408, 596, 300, 46)}
<g transform="rotate(-7 400 400)"><rect x="150" y="252" width="500" height="312" rx="20" fill="#fbf8f1" transform="rotate(9 400 400)"/><rect x="150" y="252" width="500" height="312" rx="20" fill="${tint}"/>
<path d="M150 470c80-62 150-20 230-44s130-94 270-66v184a20 20 0 0 1-20 20H170a20 20 0 0 1-20-20z" fill="#a3bfa9" opacity=".5"/>
<path d="M150 512c90-44 170 6 262-22s150-66 238-40v94a20 20 0 0 1-20 20H170a20 20 0 0 1-20-20z" fill="#e0cfb1" opacity=".7"/>
<g font-family="Optima, Inter Display, Inter, Segoe UI, sans-serif" fill="#f7f3ea"><text x="190" y="322" font-size="36" letter-spacing="-.3">Sorrel &amp; Slip</text><text x="190" y="356" font-size="19" opacity=".85">A gift, from someone who knows you</text></g></g>`;
}

/** The home page's still life: teapot, mug and bowl on one table. */
export function hero(glazes) {
  const placed = (drawing, glaze, at, prefix) => `<g transform="${at}">${renamed(drawing(glazes[glaze]), prefix)}</g>`;
  return `<path d="M0 610h1200v290H0z" fill="#d9cfbd"/><path d="M0 610h1200v8H0z" fill="#cbbfa9"/>
<circle cx="930" cy="230" r="150" fill="#d9a46a" opacity=".55"/>
${placed(teapot, 'celadon', 'translate(230 80) scale(.98)', 'a')}${placed(mug, 'iron', 'translate(50 352) scale(.62)', 'b')}${placed(bowl, 'oat', 'translate(704 318) scale(.66)', 'c')}`;
}

/** Ids are one namespace in an SVG; every object gets its own. */
const renamed = (svg, prefix) =>
  svg
    .replace(/id="(body|lid|clay|cut)"/g, `id="${prefix}-$1"`)
    .replace(/url\(#(body|lid|clay|cut)\)/g, `url(#${prefix}-$1)`);
