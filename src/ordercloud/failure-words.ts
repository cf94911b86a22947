/**
 * What a shopper reads of a failure that only OrderCloud can answer with, by tag and code. It comes with what makes
 * calls: before the first of them nobody needs it. Not of every tag; the others have theirs beside their other words.
 */
import type {StringTable} from '../core/strings.js';

const PRODUCT = {NotFound: 'This product is not available.'};

export const FAILURE_WORDS: StringTable = {
  'oc-product-view': PRODUCT,
  'oc-product-card': PRODUCT,
  'oc-add-to-cart-button': {
    ...PRODUCT,
    'PriceSchedule.CannotBeLessThanMin': 'The smallest quantity is {MinQuantity}.',
    'PriceSchedule.CannotExceedMax': 'The largest quantity is {MaxQuantity}.',
    'PriceSchedule.CumulativeCannotBeLessThanMin': 'The smallest quantity is {MinQuantity}.',
    'PriceSchedule.CumulativeCannotExceedMax':
      'The largest quantity is {MaxQuantity}, with what the cart holds already.',
    'PriceSchedule.QuantityNotAllowed': 'This quantity is not offered.',
    'PriceSchedule.CumulativeQuantityNotAllowed': 'This quantity is not offered.',
    'PriceSchedule.MissingOrConflicting': 'This product can not be ordered here.',
    'Inventory.Insufficient': 'Only {QuantityAvailable} left.',
    'Spec.RequiresSelection': 'Choose the options first.',
    'Spec.RequiresValue': 'Choose the options first.',
    'Spec.OneOrMoreRequiresValue': 'Choose the options first.',
    'Spec.OptionNotFound': 'This option is not offered.',
    'LineItem.VariantNotFound': 'This combination is not offered.',
    'LineItem.CannotPurchaseParentProduct': 'Choose one of the products first.',
    'LineItem.CannotPurchaseBundleProduct': 'This set can not be added as a whole.',
    'LineItem.QuantityMustBePositive': 'Choose a quantity of 1 or more.',
  },
};
