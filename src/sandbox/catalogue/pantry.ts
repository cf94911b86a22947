import type {Shelf} from './item.js';

export const pantry: Shelf = {
  id: 'pantry',
  name: 'Pantry',
  about: 'What goes with it.',
  brand: 'Larder & Co.',
  items: [
    {id: 'dark-chocolate', name: 'Dark Chocolate 72 %, 80 g', about: 'Two ingredients.', price: 6.4},
    {id: 'milk-chocolate', name: 'Milk Chocolate 45 %, 80 g', about: 'More cocoa than usual.', price: 6.4},
    {id: 'almond-biscotti', name: 'Almond Biscotti, 180 g', about: 'Baked twice, dipped once.', price: 7.8},
    {id: 'oat-cookies', name: 'Oat Cookies, 200 g', about: 'Crisp outside, soft within.', price: 6.9},
    {id: 'wildflower-honey', name: 'Wildflower Honey, 250 g', about: 'From hives behind the roastery.', price: 11},
    {id: 'maple-syrup', name: 'Maple Syrup, 250 ml', about: 'Dark, from late sap.', price: 13.5},
    {id: 'vanilla-syrup', name: 'Vanilla Syrup, 500 ml', about: 'Real pods, no colour.', price: 12.4},
    {id: 'oat-drink', name: 'Barista Oat Drink, 1 l', about: 'Foams like milk.', price: 3.2, breaks: [[6, 2.9]]},
    {id: 'raw-sugar', name: 'Raw Cane Sugar, 500 g', about: 'Golden crystals.', price: 4.9},
    {id: 'hazelnut-spread', name: 'Hazelnut Spread, 300 g', about: 'Forty per cent hazelnuts.', price: 9.6},
    {
      id: 'gift-card',
      name: 'Gift Card',
      about: 'Any coffee, any day.',
      price: 25,
      specs: [
        {
          id: 'value',
          name: 'Value',
          required: true,
          options: {'25': '$25', '50': ['$50', ['AmountPerQuantity', 25]], '100': ['$100', ['AmountPerQuantity', 75]]},
        },
        {id: 'message', name: 'Message', openText: true},
      ],
    },
  ],
};
