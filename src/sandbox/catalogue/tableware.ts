import type {Shelf} from './item.js';

export const tableware: Shelf = {
  id: 'tableware',
  name: 'Tableware',
  about: 'Stoneware, glass and linen.',
  brand: 'Studio Mae',
  items: [
    {id: 'flat-white-cup', name: 'Flat White Cup', about: 'Two hundred millilitres, thick walls.', price: 16},
    {id: 'espresso-cup', name: 'Espresso Cup', about: 'Eighty millilitres that stay hot.', price: 13},
    {
      id: 'camp-mug',
      name: 'Camp Mug',
      about: 'Enamel, in four colours.',
      price: 15,
      specs: [
        {
          id: 'mug-colour',
          name: 'Colour',
          required: true,
          definesVariant: true,
          options: {cream: 'Cream', navy: 'Navy', moss: 'Moss', rust: 'Rust'},
          default: 'cream',
        },
      ],
      inactiveVariants: ['rust'],
      extra: {Color: ['Cream', 'Navy', 'Moss']},
    },
    {id: 'dinner-plate', name: 'Dinner Plate 27 cm', about: 'Speckled stoneware.', price: 24},
    {id: 'side-plate', name: 'Side Plate 20 cm', about: 'For toast, for cake.', price: 18},
    {id: 'soup-bowl', name: 'Soup Bowl', about: 'Deep, with a rim to hold.', price: 21},
    {
      id: 'carafe-glass',
      name: 'Glass Carafe, 1 l',
      about: 'Blown by mouth, so that no two are alike.',
      price: 39,
      xp: {Manufacturer: 'Glashütte Elbe', Category: 'Tableware', Images: ['{picture}'], Url: '{url}'},
    },
    {id: 'water-glass', name: 'Water Glass', about: 'It stacks.', price: 9, breaks: [[6, 7.5]]},
    {id: 'linen-napkins', name: 'Linen Napkins, set of 4', about: 'Softer with every wash.', price: 34},
    {
      id: 'serving-board',
      name: 'Serving Board',
      about: 'Oiled oak with a handle.',
      price: 41,
      xp: {},
    },
    {id: 'teapot-stoneware', name: 'Stoneware Teapot, 0.8 l', about: 'With a strainer of steel.', price: 52, stock: 5},
  ],
};
