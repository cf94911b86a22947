import type {Shelf} from './item.js';

export const brewing: Shelf = {
  id: 'brewing',
  name: 'Brewing',
  about: 'Drippers, kettles and grinders that last.',
  brand: 'Kessel',
  items: [
    {
      id: 'pour-over-dripper',
      name: 'Pour-over Dripper',
      about: 'Porcelain cone with a spiral rib, in two sizes and three glazes.',
      price: 24,
      specs: [
        {
          id: 'size',
          name: 'Size',
          required: true,
          definesVariant: true,
          options: {small: '1–2 cups', large: ['3–4 cups', ['AmountPerQuantity', 6]]},
        },
        {
          id: 'glaze',
          name: 'Glaze',
          required: true,
          definesVariant: true,
          options: {white: 'White', slate: 'Slate', clay: 'Clay'},
        },
      ],
      inactiveVariants: ['large-clay'],
    },
    {
      id: 'gooseneck-kettle',
      name: 'Gooseneck Kettle, 0.9 l',
      about: 'Holds its temperature to the degree.',
      price: 89,
      stock: 14,
      xp: {Brand: 'Kessel', Category: 'Brewing', Images: [{url: '{picture}'}], url: '{url}'},
    },
    {
      id: 'hand-grinder',
      name: 'Hand Grinder',
      about: 'Steel burrs, forty clicks, quiet at six in the morning.',
      price: 119,
      stock: 9,
      specs: [
        {
          id: 'engraving',
          name: 'Engraving',
          openText: true,
        },
        {
          id: 'gift-wrap',
          name: 'Gift wrap',
          options: {
            none: 'None',
            paper: ['Paper and ribbon', ['AmountTotal', 4.5]],
            box: ['Wooden box', ['AmountPerQuantity', 12]],
          },
          default: 'none',
        },
        {
          id: 'care',
          name: 'Care plan',
          required: true,
          options: {'two-years': 'Two years', 'five-years': ['Five years', ['Percentage', 10]]},
          default: 'two-years',
        },
      ],
    },
    {
      id: 'french-press',
      name: 'French Press, 1 l',
      about: 'Double-walled steel, keeps warm for an hour.',
      price: 42,
      stock: 30,
    },
    {
      id: 'moka-pot',
      name: 'Moka Pot',
      about: 'For three cups or for six.',
      price: 28,
      specs: [
        {
          id: 'cups',
          name: 'Cups',
          required: true,
          definesVariant: true,
          options: {three: 'Three cups', six: ['Six cups', ['AmountPerQuantity', 9]]},
        },
      ],
      variantStock: {three: 5, six: 0},
    },
    {
      id: 'cold-brew-bottle',
      name: 'Cold Brew Bottle, 750 ml',
      about: 'Fill it at night, pour it at noon.',
      price: 26,
    },
    {
      id: 'paper-filters',
      name: 'Paper Filters, 100',
      about: 'Unbleached. Four packs and up, two hundred at most.',
      price: 5,
      breaks: [
        [4, 5],
        [20, 4.2],
      ],
      schedule: {MinQuantity: 4, MaxQuantity: 200},
    },
    {
      id: 'brew-scale',
      name: 'Brew Scale with Timer',
      about: 'A tenth of a gram, a tenth of a second.',
      price: 49,
      stock: 3,
      backorder: true,
    },
    {
      id: 'milk-pitcher',
      name: 'Milk Pitcher, 350 ml',
      about: 'A sharp spout for latte art.',
      price: 22,
    },
    {
      id: 'espresso-machine-uno',
      name: 'Espresso Machine Uno',
      about: 'Dual boiler, walnut handles, set up at your home. Ask us for a quote.',
      price: null,
    },
    {
      id: 'cleaning-tablets',
      name: 'Cleaning Tablets, 60',
      about: 'For machines and for tired flasks.',
      price: 11.9,
      schedule: {Currency: null},
    },
  ],
};
