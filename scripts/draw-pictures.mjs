/**
 * Draws the pictures of the sandbox's catalogue: `node scripts/draw-pictures.mjs` writes demo/pictures/<product>.svg
 * for every product whose data names one. What a product looks like is told by its ID.
 */
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {importCatalogue} from './catalogue.mjs';

const target = new URL('../demo/pictures/', import.meta.url);

/** Background, object, its shade, and an accent. */
const PALETTES = [
  ['#f4ece2', '#b5764a', '#8a5432', '#f7e3c8'],
  ['#e9efe8', '#6f8f72', '#4f6c54', '#e6efd8'],
  ['#e8edf3', '#5d7ba0', '#425b7b', '#dbe7f5'],
  ['#f5e9e6', '#c4705b', '#9b5241', '#f9dcd0'],
  ['#f3efe0', '#c09a3f', '#94752b', '#fbf0c9'],
  ['#eeeaf1', '#7f6a92', '#5f4e70', '#e7def0'],
  ['#ececea', '#5b5a57', '#3f3e3c', '#dcdad4'],
  ['#e6f0f0', '#4f8d8c', '#376a69', '#d3ecea'],
];

const rect = (x, y, width, height, fill, radius = 0, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}"${radius ? ` rx="${radius}"` : ''} fill="${fill}"${more}/>`;
const path = (d, fill, more = '') => `<path d="${d}" fill="${fill}"${more}/>`;
const line = (d, stroke, width) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const oval = (cx, cy, rx, ry, fill, more = '') =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"${more}/>`;

const OBJECT = 'url(#o)';

/** A paper label with a mark and three lines. */
const label = (x, y, width, height, {shade, accent}) =>
  rect(x, y, width, height, accent, 6) +
  oval(x + width / 2, y + height * 0.34, width * 0.16, width * 0.16, shade) +
  line(
    `M${x + width * 0.22} ${y + height * 0.66}h${width * 0.56}M${x + width * 0.32} ${y + height * 0.8}h${width * 0.36}`,
    shade,
    4,
  );

const steam = line('M185 108q-12-16 0-32t0-32M215 108q-12-16 0-32t0-32', '#fff', 7);

/** One drawing for each kind of thing, on a square of 400 that stands at y = 320. */
const SHAPES = {
  bag: (c) =>
    path('M132 96h136l12 28v184q0 12-12 12H132q-12 0-12-12V124z', OBJECT) +
    path('M132 96h136l6 14H126z', c.shade) +
    rect(120, 124, 160, 10, c.shade, 0, ' opacity=".35"') +
    label(148, 168, 104, 112, c),
  box: (c) =>
    rect(92, 150, 216, 170, OBJECT, 6) +
    path('M92 156 120 118h160l28 38z', c.shade) +
    rect(186, 118, 28, 202, c.accent) +
    oval(200, 214, 34, 34, c.accent) +
    oval(200, 214, 22, 22, c.shade),
  tin: (c) =>
    rect(124, 124, 152, 196, OBJECT, 14) + rect(118, 100, 164, 36, c.shade, 10) + label(140, 166, 120, 118, c),
  cup: (c) =>
    steam +
    oval(200, 306, 128, 16, c.accent) +
    path('M112 148h176q0 150-70 150h-36q-70 0-70-150z', OBJECT) +
    oval(200, 148, 88, 18, c.shade) +
    oval(200, 150, 74, 12, '#5a3a26') +
    line('M284 176q48-4 44 36t-62 44', c.main, 16),
  mug: (c) =>
    rect(118, 126, 150, 194, OBJECT, 18) +
    oval(193, 128, 75, 15, c.shade) +
    oval(193, 130, 63, 10, '#5a3a26') +
    line('M266 168h26q28 0 28 34v18q0 36-30 36h-24', c.main, 18) +
    rect(118, 286, 150, 14, c.accent),
  dripper: (c) =>
    path('M96 118h208l-64 122h-80z', OBJECT) +
    oval(200, 118, 104, 20, c.shade) +
    oval(200, 120, 86, 13, c.accent) +
    rect(132, 236, 136, 18, c.shade, 9) +
    path('M140 262h120l-10 58H150z', c.accent) +
    line('M150 140l34 84M200 144v84M250 140l-34 84', c.accent, 4),
  kettle: (c) =>
    path('M134 320q-22 0-20-24l14-128q2-18 20-18h98q18 0 20 18l14 128q2 24-20 24z', OBJECT) +
    line('M282 262q48-8 40-74t30-66', c.main, 13) +
    line('M128 180q-60-8-54 50t48 60', c.shade, 14) +
    rect(144, 132, 106, 20, c.shade, 10) +
    oval(197, 124, 14, 12, c.shade),
  grinder: (c) =>
    rect(150, 150, 100, 170, OBJECT, 16) +
    rect(150, 214, 100, 12, c.shade) +
    rect(160, 118, 80, 40, c.shade, 10) +
    line('M200 118V92h88', c.shade, 11) +
    oval(296, 90, 18, 18, c.main) +
    rect(166, 244, 68, 56, c.accent, 8),
  press: (c) =>
    rect(134, 128, 124, 192, c.accent, 14) +
    rect(134, 214, 124, 106, '#5a3a26', 14) +
    line('M134 150v156M258 150v156M134 180h124M134 280h124', c.main, 9) +
    rect(122, 112, 148, 24, c.main, 10) +
    line('M196 112V70', c.shade, 8) +
    oval(196, 64, 17, 15, c.shade) +
    line('M258 158h34q14 0 14 18v88q0 18-14 18h-34', c.shade, 13),
  moka: (c) =>
    path('M142 216h116l16 104H126z', OBJECT) +
    path('M132 112h136l-18 96H150z', OBJECT) +
    path('M132 112 104 100l10 34z', c.main) +
    rect(144, 204, 112, 16, c.shade, 4) +
    path('M140 112h120l-16-26h-88z', c.shade) +
    oval(200, 80, 12, 12, c.shade) +
    line('M266 128h40v92', c.shade, 15),
  bottle: (c) =>
    path('M170 70h60v56q0 16 18 34t18 44v92q0 24-24 24h-84q-24 0-24-24v-92q0-26 18-44t18-34z', OBJECT) +
    rect(164, 54, 72, 32, c.shade, 8) +
    label(148, 204, 104, 92, c),
  papers: (c) =>
    path('M100 130h200l-70 190h-60z', c.shade) +
    path('M86 116h200l-70 190h-60z', OBJECT) +
    path('M110 134h152l-54 148h-44z', c.accent) +
    line('M150 150l20 110M186 150v112M222 150l-20 110', c.main, 3),
  scale: (c) =>
    rect(86, 236, 228, 84, OBJECT, 18) +
    rect(98, 214, 204, 28, c.shade, 10) +
    rect(124, 262, 112, 36, '#26302c', 8) +
    line('M146 280h16M176 280h16M206 280h10', '#b9f2d0', 7) +
    oval(276, 280, 14, 14, c.accent) +
    path('M154 214h92l-12-62h-68z', c.accent),
  pitcher: (c) =>
    path('M138 128h118q8 40 22 92t-20 100H142q-34-48-20-100t16-92z', OBJECT) +
    path('M138 128 104 112l26 52z', c.main) +
    oval(197, 128, 60, 13, c.accent) +
    line('M262 156h26q26 0 26 50t-34 62', c.shade, 15),
  machine: (c) =>
    rect(92, 104, 216, 66, OBJECT, 14) +
    rect(92, 160, 74, 140, c.shade, 4) +
    rect(84, 292, 232, 28, c.main, 8) +
    rect(206, 168, 62, 18, c.shade, 5) +
    line('M236 186v18M268 178h42', c.shade, 11) +
    path('M208 236h60l-8 56h-44z', c.accent) +
    oval(130, 136, 16, 16, c.accent) +
    oval(252, 136, 9, 9, c.accent) +
    oval(280, 136, 9, 9, c.accent),
  jar: (c) =>
    rect(122, 140, 156, 180, OBJECT, 24) + rect(134, 104, 132, 42, c.shade, 10) + label(146, 188, 108, 100, c),
  knife: (c) =>
    `<g transform="rotate(-42 200 200)">${path('M60 178h200v58H128q-56-10-68-58z', '#dfe3e6')}${path('M60 178h200v22H66z', '#f4f6f7')}${rect(258, 176, 112, 34, OBJECT, 12)}${oval(290, 193, 5, 5, c.accent)}${oval(336, 193, 5, 5, c.accent)}</g>`,
  skillet: (c) =>
    `<g transform="rotate(-35 200 200)">${rect(286, 182, 112, 34, c.shade, 16)}${oval(184, 200, 122, 122, OBJECT)}${oval(184, 200, 98, 98, c.shade)}${oval(172, 190, 74, 74, c.main, ' opacity=".45"')}${oval(380, 199, 8, 8, c.accent)}</g>`,
  wok: (c) =>
    path('M70 178h260q-10 130-130 130T70 178z', OBJECT) +
    oval(200, 178, 130, 26, c.shade) +
    oval(200, 182, 108, 17, c.main) +
    line('M330 170l54-36', c.shade, 17) +
    rect(150, 304, 100, 16, c.shade, 8),
  bowl: (c) =>
    path('M74 176h252q0 144-126 144T74 176z', OBJECT) +
    oval(200, 176, 126, 28, c.shade) +
    oval(200, 180, 106, 19, c.accent) +
    path('M140 178q16-52 52-32 22-44 58 2 32-6 20 30-66 24-130 0z', '#7fa566'),
  mortar: (c) =>
    line('M232 172 300 72', c.shade, 26) +
    path('M92 168h216q0 112-64 126v26H156v-26q-64-14-64-126z', OBJECT) +
    oval(200, 168, 108, 22, c.shade),
  board: (c) =>
    rect(110, 110, 180, 210, OBJECT, 22) +
    oval(200, 138, 12, 12, c.shade) +
    line('M140 170h120M140 206h120M140 242h120M140 278h120', c.shade, 3) +
    rect(110, 110, 180, 210, 'none', 22, ` stroke="${c.shade}" stroke-width="5"`),
  bowls: (c) =>
    path('M72 206h256q-8 114-128 114T72 206z', OBJECT) +
    path('M100 170h200q-6 92-100 92t-100-92z', c.accent) +
    path('M128 136h144q-4 72-72 72t-72-72z', c.shade) +
    oval(200, 136, 72, 14, c.main),
  grater: (c) =>
    path('M152 108h96l34 212H118z', '#dfe3e6') +
    line('M176 108q0-38 24-38t24 38', c.main, 15) +
    [150, 184, 218, 252, 286].map((y) => [168, 200, 232].map((x) => oval(x, y, 6, 9, c.shade)).join('')).join(''),
  timer: (c) =>
    oval(200, 212, 108, 108, OBJECT) +
    oval(200, 212, 82, 82, c.accent) +
    line('M200 212V152M200 212l38 24', c.shade, 9) +
    oval(200, 212, 9, 9, c.shade) +
    rect(184, 80, 32, 28, c.shade, 8),
  apron: (c) =>
    line('M160 112q0-48 40-48t40 48', c.shade, 9) +
    path('M156 108h88l14 68q36 6 36 28v116H106V204q0-22 36-28z', OBJECT) +
    path('M150 226h100v48q0 16-16 16h-68q-16 0-16-16z', c.shade, ' opacity=".55"') +
    line('M106 214l-30 22M294 214l30 22', c.shade, 8),
  plate: (c) =>
    oval(200, 212, 124, 108, OBJECT) +
    oval(200, 208, 116, 100, c.accent) +
    oval(200, 210, 80, 68, '#fff', ' opacity=".7"') +
    oval(200, 210, 80, 68, 'none', ` stroke="${c.main}" stroke-width="3"`),
  carafe: (c) =>
    path('M168 74h64l-8 74q52 30 52 96 0 76-50 76h-52q-50 0-50-76 0-66 52-96z', c.accent) +
    path('M128 234h144q6 86-46 86h-52q-52 0-46-86z', OBJECT, ' opacity=".75"') +
    line('M150 250q0 40 22 52', '#fff', 6) +
    rect(160, 66, 80, 14, c.shade, 7),
  glass: (c) =>
    path('M132 104h136l-16 202q-1 14-16 14h-72q-15 0-16-14z', c.accent) +
    path('M140 188h120l-10 116q-1 10-12 10h-76q-11 0-12-10z', OBJECT, ' opacity=".7"') +
    line('M152 124l8 130', '#fff', 7),
  napkins: (c) =>
    path('M88 150 208 96l108 70-118 60z', c.accent) +
    path('M88 186l120-54 108 70-118 60z', c.shade) +
    path('M88 222l120-54 108 70-118 60z', OBJECT) +
    line('M88 222l110 76 118-60', c.shade, 6) +
    path('M88 222v20l110 78V298zM316 238v22l-118 60V298z', c.main),
  teapot: (c) =>
    path('M110 208q0-76 90-76t90 76q0 112-52 112h-76q-52 0-52-112z', OBJECT) +
    line('M290 236q42-6 34-46t34-30', c.main, 19) +
    line('M112 184q-62 0-54 54t68 42', c.main, 14) +
    oval(200, 136, 60, 12, c.shade) +
    oval(200, 116, 15, 14, c.shade),
  bar: (c) =>
    `<g transform="rotate(-12 200 200)">${rect(118, 90, 164, 230, '#6b4226', 8)}${[0, 1].map((row) => [0, 1, 2].map((column) => rect(128 + column * 50, 98 + row * 40, 44, 34, '#7f5233', 4)).join('')).join('')}${rect(112, 176, 176, 152, OBJECT, 6)}${label(140, 200, 120, 104, c)}</g>`,
  cookies: (c) =>
    [
      [148, 250, 62],
      [256, 256, 58],
      [202, 166, 64],
    ]
      .map(
        ([x, y, r]) =>
          oval(x, y, r, r, OBJECT) +
          [
            [-24, -16],
            [16, -26],
            [26, 14],
            [-8, 22],
            [-2, -4],
          ]
            .map(([dx, dy]) => oval(x + dx, y + dy, 8, 7, c.shade))
            .join(''),
      )
      .join(''),
  carton: (c) =>
    rect(132, 138, 136, 182, OBJECT, 4) +
    path('M132 142l24-54h88l24 54z', c.shade) +
    rect(156, 74, 88, 18, c.main, 3) +
    label(150, 178, 100, 112, c),
  card: (c) =>
    rect(66, 122, 268, 170, OBJECT, 20) +
    rect(66, 122, 268, 170, 'none', 20, ` stroke="${c.shade}" stroke-width="4"`) +
    rect(112, 122, 22, 170, c.accent) +
    rect(66, 196, 268, 22, c.accent) +
    path('M123 207q-46-48-14-58t14 58q-18-68 14-58t-14 58z', c.shade),
};

/** The first pattern that an ID matches says what it is. */
const KINDS = [
  [/kettle/, 'kettle'],
  [/dripper/, 'dripper'],
  [/grinder/, 'grinder'],
  [/french-press/, 'press'],
  [/moka/, 'moka'],
  [/machine/, 'machine'],
  [/filters/, 'papers'],
  [/scale/, 'scale'],
  [/pitcher/, 'pitcher'],
  [/bottle|syrup/, 'bottle'],
  [/tasting-box|sampler|subscription/, 'box'],
  [/knife/, 'knife'],
  [/skillet/, 'skillet'],
  [/wok/, 'wok'],
  [/mixing-bowls/, 'bowls'],
  [/bowl/, 'bowl'],
  [/mortar/, 'mortar'],
  [/board/, 'board'],
  [/grater/, 'grater'],
  [/timer/, 'timer'],
  [/apron/, 'apron'],
  [/cup/, 'cup'],
  [/mug/, 'mug'],
  [/plate/, 'plate'],
  [/carafe/, 'carafe'],
  [/water-glass/, 'glass'],
  [/napkins/, 'napkins'],
  [/teapot/, 'teapot'],
  [/chocolate/, 'bar'],
  [/biscotti|cookies/, 'cookies'],
  [/honey|spread|tablets/, 'jar'],
  [/oat-drink/, 'carton'],
  [/gift-card/, 'card'],
];

const TEAS = /tea|assam|darjeeling|earl|sencha|matcha|rooibos|peppermint|oolong|chai/;

const hash = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);

function draw(id) {
  const kind = KINDS.find(([pattern]) => pattern.test(id))?.[1] ?? (TEAS.test(id) ? 'tin' : 'bag');
  // Biscuits are baked brown; everything else has the colour its ID falls upon.
  const [ground, main, shade, accent] = PALETTES[kind === 'cookies' ? 0 : hash(id) % PALETTES.length];
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">' +
    `<linearGradient id="o"><stop stop-color="${main}"/><stop offset="1" stop-color="${shade}"/></linearGradient>` +
    rect(0, 0, 400, 400, ground) +
    oval(200, 190, 164, 164, '#fff', ' opacity=".5"') +
    oval(200, 322, 132, 14, '#000', ' opacity=".12"') +
    SHAPES[kind]({main, shade, accent}) +
    '</svg>\n'
  );
}

await rm(target, {recursive: true, force: true});
await mkdir(target, {recursive: true});
const {northLane} = await importCatalogue();
const {products} = northLane();
const pictured = products.filter(({product: {ID, xp}}) => JSON.stringify(xp).includes(`${ID}.svg`));
for (const {product} of pictured) await writeFile(new URL(`${product.ID}.svg`, target), draw(product.ID));
console.log(`${pictured.length} pictures drawn`);
