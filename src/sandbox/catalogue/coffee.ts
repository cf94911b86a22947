import type {ItemSpec, Shelf} from './item.js';

const GRIND: ItemSpec = {
  id: 'grind',
  name: 'Grind',
  required: true,
  default: 'whole',
  options: {whole: 'Whole bean', filter: 'Filter', espresso: 'Espresso', 'french-press': 'French press'},
};

export const coffee: Shelf = {
  id: 'coffee',
  name: 'Coffee',
  about: 'Roasted in small batches, shipped the day after.',
  brand: 'North Lane Roastery',
  items: [
    {
      id: 'house-blend',
      name: 'House Blend, 250 g',
      about: 'Milk chocolate and hazelnut. The one we drink ourselves.',
      price: 12.5,
      extra: {Roast: 'Medium', Origin: 'Brazil'},
    },
    {
      id: 'morning-filter',
      name: 'Morning Filter, 250 g',
      about: 'A light roast with a long, clean finish. Less a bag from four, less still from twelve.',
      price: 13,
      breaks: [
        [4, 11.5],
        [12, 9.75],
      ],
      extra: {Roast: 'Light', Origin: 'Ethiopia'},
    },
    {
      id: 'kenya-gathaithi',
      name: 'Kenya Gathaithi AA, 250 g',
      about: 'Blackcurrant and grapefruit from a washing station in Nyeri.',
      price: 18.9,
      breaks: [[1, 18.9, 14.9]],
      schedule: {SaleStart: '2025-01-01T00:00:00.000Z', SaleEnd: '2099-12-31T00:00:00.000Z'},
      extra: {Roast: 'Light', Origin: 'Kenya'},
    },
    {
      id: 'colombia-huila',
      name: 'Colombia Huila, 250 g',
      about: 'Red apple and caramel. Ground as you like it.',
      price: 14.2,
      specs: [GRIND],
      extra: {Roast: 'Medium', Origin: 'Colombia'},
    },
    {
      id: 'decaf-sunset',
      name: 'Decaf Sunset, 250 g',
      about: 'Decaffeinated with water alone, sweet as cocoa.',
      price: 13.4,
      extra: {Roast: 'Medium', Origin: 'Mexico'},
    },
    {
      id: 'sumatra-lintong',
      name: 'Sumatra Lintong, 250 g',
      about: 'Cedar, dark sugar and a heavy body.',
      price: 14.8,
      extra: {Roast: 'Dark', Origin: 'Indonesia'},
    },
    {
      id: 'geisha-lot-7',
      name: 'Geisha Lot 7, 100 g',
      about: 'Jasmine and bergamot. Two bags are left of this harvest.',
      price: 39,
      stock: 2,
      extra: {Roast: 'Light', Origin: 'Panama'},
    },
    {
      id: 'coffee-tasting-box',
      name: 'Tasting Box, 5 × 60 g',
      about: 'Five coffees to find your own. Sold in ones, sixes and twelves, as the cartons come.',
      price: 24,
      breaks: [
        [6, 21.5],
        [12, 19],
      ],
      schedule: {RestrictedQuantity: true},
    },
    {
      id: 'coffee-subscription',
      name: 'Coffee Club',
      about: 'A new coffee every month. Choose a length above; the club itself is not sold.',
      price: 0,
      parent: true,
    },
    {
      id: 'summer-brew-2024',
      name: 'Summer Brew 2024, 250 g',
      about: 'Sold out and put away.',
      price: 12,
      inactive: true,
    },
  ],
};

export const espresso: Shelf = {
  id: 'espresso',
  name: 'Espresso',
  about: 'For the portafilter and the moka pot.',
  parent: 'coffee',
  brand: 'North Lane Roastery',
  items: [
    {
      id: 'lane-espresso',
      name: 'Lane Espresso, 250 g',
      about: 'Dark chocolate and almond, made for milk.',
      price: 13.5,
      tradePrice: 10.8,
      extra: {Roast: 'Dark', Origin: 'Brazil'},
    },
    {
      id: 'lane-espresso-kilo',
      name: 'Lane Espresso, 1 kg',
      about: 'The same in a bag for the week. Bags of one order count together for the price.',
      price: 44,
      breaks: [
        [5, 40],
        [10, 37],
      ],
      schedule: {UseCumulativeQuantity: true},
      tradePrice: 34,
      specs: [GRIND],
      extra: {Roast: 'Dark', Origin: 'Brazil'},
    },
    {
      id: 'ristretto-no-9',
      name: 'Ristretto No. 9, 250 g',
      about: 'Thick, short and sweet.',
      price: 14.6,
      extra: {Roast: 'Dark', Origin: 'India'},
    },
  ],
};
