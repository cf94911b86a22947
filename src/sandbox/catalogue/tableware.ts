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
          xp: {presentation: {control: 'swatches', label: 'Enamel', helpText: 'Rust is put away for now.'}},
          shown: {
            cream: {color: '#f3e9d2'},
            navy: {color: '#1f2f4f', badge: 'New'},
            moss: {color: '#5d6b3a'},
            rust: {color: 'url(javascript:alert(1))'},
          },
        },
      ],
      inactiveVariants: ['rust'],
      variantXp: {navy: {Images: [{Url: '{picture:flat-white-cup}', Alt: 'The mug in navy'}]}},
      extra: {
        Color: ['Cream', 'Navy', 'Moss'],
        Images: [
          {Url: '{picture}', ThumbnailUrl: '{picture}', Srcset: '{picture} 320w', Alt: 'The mug in cream'},
          {Url: '{picture:soup-bowl}', Tags: ['moss']},
          {Url: 'javascript:alert(1)'},
        ],
      },
    },
    {id: 'dinner-plate', name: 'Dinner Plate 27 cm', about: 'Speckled stoneware.', price: 24},
    {id: 'side-plate', name: 'Side Plate 20 cm', about: 'For toast, for cake.', price: 18},
    {
      id: 'soup-bowl',
      name: 'Soup Bowl',
      about: 'Deep, with a rim to hold. The large one was never made in slate.',
      price: 21,
      specs: [
        {
          id: 'size',
          name: 'Size',
          required: true,
          definesVariant: true,
          options: {small: 'Small', large: ['Large', ['AmountPerQuantity', 5]]},
          xp: {presentation: {control: 'buttons'}},
        },
        {
          id: 'glaze',
          name: 'Glaze',
          required: true,
          definesVariant: true,
          options: {white: 'White', slate: 'Slate'},
          xp: {presentation: {control: 'dropdown', placeholder: 'Choose a glaze'}},
        },
      ],
      missingVariants: ['large-slate'],
    },
    {
      id: 'carafe-glass',
      name: 'Glass Carafe, 1 l',
      about: 'Blown by mouth, so that no two are alike.',
      price: 39,
      xp: {Manufacturer: 'Glashütte Elbe', Category: 'Tableware', Images: ['{picture}'], Url: '{url}'},
    },
    {id: 'water-glass', name: 'Water Glass', about: 'It stacks.', price: 9, breaks: [[6, 7.5]]},
    {
      id: 'linen-napkins',
      name: 'Linen Napkins, set of 4',
      about: 'Softer with every wash, and with your monogram.',
      price: 34,
      specs: [
        {
          id: 'monogram',
          name: 'Monogram',
          required: true,
          openText: true,
          xp: {
            presentation: {textControl: 'text', helpText: 'Two or three letters', placeholder: 'ABC'},
            validation: {minLength: 2, maxLength: 3},
          },
        },
      ],
    },
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
