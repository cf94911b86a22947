import type {Shelf} from './item.js';

export const kitchen: Shelf = {
  id: 'kitchen',
  name: 'Kitchen',
  about: 'Tools for every day.',
  brand: 'Werkhaus',
  items: [
    {
      id: 'chefs-knife',
      name: 'Chef’s Knife 20 cm',
      about: 'Forged steel, oak handle.',
      price: 96,
      stock: 12,
      specs: [{id: 'initials', name: 'Initials', openText: true, required: true, default: '–'}],
    },
    {id: 'paring-knife', name: 'Paring Knife 9 cm', about: 'For everything small.', price: 34, stock: 40},
    {
      id: 'cast-iron-skillet',
      name: 'Cast Iron Skillet 26 cm',
      about: 'Seasoned and ready for the next fifty years.',
      price: 58,
      stock: 16,
    },
    {
      id: 'carbon-wok',
      name: 'Carbon Steel Wok 30 cm',
      about: 'Light, hot, fast.',
      price: 64,
      xp: {
        Brand: 'Werkhaus',
        Category: 'Kitchen',
        Images: [{ThumbnailUrl: '{picture}', Url: '{picture}', Primary: true, Tags: ['front']}],
        Url: '{url}',
      },
    },
    {
      id: 'salad-bowl-xxl',
      name: '<b>XXL</b> "Salad" & Pasta Bowl 🥗 <img src=x onerror=alert(1)>',
      about: 'Its name is as our supplier typed it: <script>alert("bowl")</script> & \'quotes\'.',
      price: 38,
      extra: {Brand: 'O’Neill & Söhne <Ltd>', Nested: {deep: [{deeper: null}], quote: '"'}},
    },
    {
      id: 'mortar-granite',
      name: 'Granite Mortar',
      about: 'Four kilos of calm.',
      price: 44,
      placed: {north: 5, harbour: 2},
    },
    {
      id: 'cutting-board',
      name: 'End-grain Cutting Board',
      about: 'Walnut, kind to knives.',
      price: 72,
      specs: [
        {
          id: 'board-size',
          name: 'Size',
          required: true,
          definesVariant: true,
          options: {m: '35 × 25 cm', l: ['45 × 30 cm', ['AmountPerQuantity', 24]]},
        },
      ],
      placedVariants: {m: {north: 4, harbour: 2}, l: {north: 4, harbour: 0}},
    },
    {
      id: 'mixing-bowls',
      name: 'Mixing Bowls, set of 3',
      about: 'They nest, they pour, they do not slip.',
      price: 36,
    },
    {id: 'box-grater', name: 'Box Grater', about: 'Four sides, all of them sharp.', price: 19.5},
    {
      id: 'kitchen-timer',
      name: 'Kitchen Timer',
      about: 'Turn it, leave it, hear it.',
      price: 14,
      xp: {Brand: 'Werkhaus', Category: 'Kitchen', ImageUrl: '{picture}', Url: '{url}'},
    },
    {
      id: 'apron-linen',
      name: 'Linen Apron',
      about: 'Washed linen with two pockets.',
      price: 46,
      specs: [
        {
          id: 'colour',
          name: 'Colour',
          required: true,
          default: 'sand',
          options: {sand: 'Sand', forest: 'Forest', 'own-colour': ['Your own colour…', ['AmountTotal', 15]]},
        },
      ],
      extra: {Color: ['Sand', 'Forest']},
    },
  ],
};
