/** Products of the sandbox's catalogue by what is special about them. Prices are US dollars. */
export const CASES = {
  /** 12.50, no specs, no stock limit, picture and URL. */
  plain: 'house-blend',
  /** 13.00, from four 11.50, from twelve 9.75. */
  priceBreaks: 'morning-filter',
  /** 18.90, on sale for 14.90. */
  sale: 'kenya-gathaithi',
  /** 10.50, not on sale; from six 9.50, on sale for 7.90. `IsOnSale` is true. */
  saleOnHigherBreak: 'earl-grey-no-3',
  /** 32.00; the sale to 27.00 is over. */
  saleOver: 'tea-sampler',
  /** 24.00, only one, six (21.50) or twelve (19.00). */
  restricted: 'coffee-tasting-box',
  /** 44.00, from five 40.00, from ten 37.00, counted over all lines. Has the spec `lane-espresso-kilo-grind`. */
  cumulative: 'lane-espresso-kilo',
  /** 5.00, from four to 200, from twenty 4.20. */
  minMax: 'paper-filters',
  /** 14.20, a required spec with a default. */
  specs: 'colombia-huila',
  /** 119.00; per unit, once a line and per cent: `gift-wrap` and `care`; open text: `engraving`. */
  markups: 'hand-grinder',
  /** 25.00, a required spec `gift-card-value` without a default. */
  requiredSpec: 'gift-card',
  /** 46.00, the option `own-colour` of `apron-linen-colour` wants a text. */
  openOption: 'apron-linen',
  /** 24.00, `large` +6.00; the variant `large-clay` is inactive. */
  variants: 'pour-over-dripper',
  /** 28.00; of `moka-pot-cups` `three` five are in stock, of `six` none. */
  variantStock: 'moka-pot',
  /** 21.00, `large` +5.00; `large-slate` was never made. `soup-bowl-size` are buttons, `soup-bowl-glaze` a drop-down. */
  missingVariant: 'soup-bowl',
  /** 15.00, swatches with the default `cream`; `rust` is inactive. A picture for `navy`, one tagged `moss`. */
  swatches: 'camp-mug',
  /** 34.00, the required `linen-napkins-monogram` takes two or three letters. */
  requiredText: 'linen-napkins',
  /** 44.00; five are at `mortar-granite-north`, two at `mortar-granite-harbour`. */
  placed: 'mortar-granite',
  /** 72.00; of `m` four and two, of `l` (+24.00) four and none are at `cutting-board-l-north` and `…-harbour`. */
  placedVariants: 'cutting-board',
  outOfStock: 'matcha-ceremonial',
  /** 39.00, two in stock. */
  limitedStock: 'geisha-lot-7',
  /** 49.00, three in stock, may be ordered beyond. */
  backorder: 'brew-scale',
  noPrice: 'espresso-machine-uno',
  /** 11.90, a price schedule without a currency. */
  noCurrency: 'cleaning-tablets',
  /** 6.90, `xp.Manufacturer` in place of `xp.Brand`. */
  noPicture: 'peppermint-garden',
  /** 89.00, `xp.Images[0].url` and `xp.url`. */
  lowercaseUrl: 'gooseneck-kettle',
  /** 9.20, `xp.brand`, `xp.category`, `xp.images[0].url` and `xp.url`. */
  lowercaseXp: 'chai-masala',
  /** 39.00, `xp.Images[0]` is a text. */
  imageText: 'carafe-glass',
  /** 41.00, an empty `xp`. */
  noXp: 'serving-board',
  /** 38.00, HTML, quotes and an emoji in its name. */
  hostileName: 'salad-bowl-xxl',
  /** 13.50; 10.80 for `grace`. */
  buyerPrice: 'lane-espresso',
  /** Can't be bought, its children can. */
  parent: 'coffee-subscription',
  /** 404, as for a product that the buyer was not given. */
  invisible: 'summer-brew-2024',
} as const;
