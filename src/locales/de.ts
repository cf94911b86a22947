import type {StringTable} from '../core/strings.js';

const retry = 'Erneut versuchen';
const offline = 'Der Shop ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.';
const timeout = 'Der Shop hat zu lange nicht geantwortet. Bitte versuchen Sie es erneut.';
const notOffered = 'Diese Menge wird nicht angeboten.';
const notAvailable = 'Dieses Produkt ist nicht verfügbar.';
const atLeast = 'Die Mindestmenge ist {MinQuantity}.';
const atMost = 'Die Höchstmenge ist {MaxQuantity}.';
const chooseOptions = 'Wählen Sie zuerst die Optionen.';
const signedOut = 'Sie wurden abgemeldet. Bitte melden Sie sich wieder an.';
const discontinued =
  'Ein Produkt in Ihrem Warenkorb wird nicht mehr verkauft. Entfernen Sie es und versuchen Sie es erneut.';

const product = {
  loading: 'Das Produkt wird geladen',
  empty: 'Es wurde kein Produkt gewählt.',
  regularPrice: 'Normalpreis',
  salePrice: 'Aktionspreis',
  noPrice: 'Preis auf Anfrage',
  retry,
  error: 'Das Produkt konnte nicht geladen werden.',
  offline: 'Das Produkt konnte nicht geladen werden. Prüfen Sie Ihre Verbindung.',
  NotFound: notAvailable,
};

/** The kit's words in German, addressing the shopper as Sie. */
export const words: StringTable = {
  'oc-add-to-cart-button': {
    label: 'In den Warenkorb',
    named: ': {name}',
    added: 'Hinzugefügt: {quantity} × {name}',
    noPrice: 'Preis auf Anfrage',
    outOfStock: 'Ausverkauft',
    retry,
    error: 'Das Produkt konnte nicht in den Warenkorb gelegt werden.',
    offline: 'Das Produkt konnte nicht in den Warenkorb gelegt werden. Prüfen Sie Ihre Verbindung.',
    'quantity-invalid': 'Wählen Sie eine Menge ab 1.',
    NotFound: notAvailable,
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.CumulativeCannotBeLessThanMin': atLeast,
    'PriceSchedule.CumulativeCannotExceedMax':
      'Die Höchstmenge ist {MaxQuantity}, zusammen mit dem, was schon im Warenkorb liegt.',
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'PriceSchedule.MissingOrConflicting': 'Dieses Produkt kann hier nicht bestellt werden.',
    'Inventory.Insufficient': 'Nur noch {QuantityAvailable} verfügbar.',
    'Spec.RequiresSelection': chooseOptions,
    'Spec.RequiresValue': chooseOptions,
    'Spec.OneOrMoreRequiresValue': chooseOptions,
    'Spec.OptionNotFound': 'Diese Option wird nicht angeboten.',
    'LineItem.VariantNotFound': 'Diese Kombination wird nicht angeboten.',
    'LineItem.CannotPurchaseParentProduct': 'Wählen Sie zuerst eines der Produkte.',
    'LineItem.CannotPurchaseBundleProduct': 'Dieses Set kann nicht als Ganzes hinzugefügt werden.',
    'LineItem.QuantityMustBePositive': 'Wählen Sie eine Menge ab 1.',
  },
  'oc-cart': {
    lines: 'Warenkorb',
    loading: 'Ihr Warenkorb wird geladen …',
    empty: 'Ihr Warenkorb ist leer.',
    each: 'je {price}',
    quantity: 'Menge von {name}',
    remove: 'Entfernen',
    removeLine: '{name} entfernen',
    removed: '{name} wurde aus Ihrem Warenkorb entfernt.',
    changed: 'Menge von {name}: {quantity}.',
    subtotal: 'Zwischensumme',
    discount: 'Rabatt',
    shipping: 'Versand',
    tax: 'Steuern',
    total: 'Gesamtsumme',
    retry,
    error: 'Ihr Warenkorb konnte nicht gelesen oder geändert werden. Bitte versuchen Sie es erneut.',
    offline,
    timeout,
    'quantity-invalid': 'Geben Sie eine ganze Zahl ein, oder 0, um das Produkt zu entfernen.',
    'session-expired': signedOut,
    NotFound: 'Dieses Produkt ist nicht mehr in Ihrem Warenkorb.',
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeCannotBeLessThanMin': 'Die Mindestmenge ist {MinQuantity}, alle Positionen zusammen.',
    'PriceSchedule.CumulativeCannotExceedMax': 'Die Höchstmenge ist {MaxQuantity}, alle Positionen zusammen.',
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'Inventory.Insufficient': 'Nur noch {QuantityAvailable} verfügbar.',
    'LineItem.QuantityMustBePositive': 'Geben Sie eine ganze Zahl ein, oder 0, um das Produkt zu entfernen.',
  },
  'oc-cart-count': {
    none: 'Warenkorb, leer',
    'items.one': 'Warenkorb, {count} Artikel',
    'items.other': 'Warenkorb, {count} Artikel',
    unknown: 'Warenkorb',
    error: 'Der Warenkorb ist zurzeit nicht lesbar.',
    retry,
  },
  'oc-login-form': {
    username: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    pending: 'Anmeldung läuft …',
    signedIn: 'Angemeldet als {name}.',
    signedInUnnamed: 'Sie sind angemeldet.',
    retry,
    error: 'Die Anmeldung hat nicht geklappt. Bitte versuchen Sie es erneut.',
    offline,
    timeout,
    'Auth.InvalidUsernameOrPassword': 'Benutzername oder Passwort ist falsch.',
    'Auth.UsernameAndPasswordRequired': 'Geben Sie Benutzername und Passwort ein.',
    'Auth.LockedOut':
      'Dieses Konto ist nach zu vielen Versuchen gesperrt. Versuchen Sie es später oder wenden Sie sich an den Shop.',
    'Auth.PasswordExpired': 'Ihr Passwort ist abgelaufen. Bitten Sie den Shop um ein neues.',
    'Auth.UserNotActive': 'Dieses Konto ist nicht aktiv. Wenden Sie sich an den Shop.',
    'Auth.CompanyNotActive': 'Das Konto Ihrer Firma ist nicht aktiv. Wenden Sie sich an den Shop.',
    'session-missing': 'Auf dieser Seite ist keine Anmeldung eingerichtet.',
  },
  'oc-logout-button': {
    label: 'Abmelden',
    done: 'Sie sind abgemeldet.',
    error: 'Die Abmeldung hat nicht geklappt. Bitte versuchen Sie es erneut.',
    retry,
  },
  'oc-product-card': product,
  'oc-product-view': product,
  'oc-submit-order-button': {
    label: 'Zahlungspflichtig bestellen',
    pending: 'Ihre Bestellung wird aufgegeben …',
    done: 'Ihre Bestellung ist aufgegeben.',
    retry,
    error: 'Ihre Bestellung wurde nicht aufgegeben. Bitte versuchen Sie es erneut.',
    offline:
      'Der Shop ist nicht erreichbar, Ihre Bestellung wurde daher nicht bestätigt. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    timeout:
      'Der Shop hat zu lange nicht geantwortet, Ihre Bestellung wurde daher nicht bestätigt. Bitte versuchen Sie es erneut.',
    'guest-email-missing': 'Geben Sie Ihre E-Mail-Adresse ein, damit wir Ihre Bestellung bestätigen können.',
    'guest-email-invalid': 'Das ist keine E-Mail-Adresse. Bitte prüfen Sie sie.',
    'cart-empty': 'Ihr Warenkorb ist leer.',
    'order-submitted': 'Diese Bestellung wurde schon aufgegeben.',
    'session-missing': 'Auf dieser Seite ist keine Bestellung eingerichtet.',
    'session-required': 'Melden Sie sich an, um zu bestellen.',
    'session-expired': 'Sie wurden abgemeldet. Melden Sie sich wieder an, um zu bestellen.',
    'Order.CannotSubmitWithNoLineItems': 'Ihr Warenkorb ist leer.',
    'Order.CannotSubmitWithUnaccceptedPayments': 'Ihre Zahlung wurde noch nicht angenommen.',
    'Order.CannotSubmitUncalculatedOrder': 'Zuerst müssen Versand und Steuern berechnet werden.',
    'Order.CannotSubmitWithInactiveProduct': discontinued,
    'Order.ProductsNotFound': discontinued,
    'Order.CannotSubmitBadStatus': 'Diese Bestellung wurde schon aufgegeben.',
    'Order.CurrencyMismatch':
      'Ihr Warenkorb enthält Preise in verschiedenen Währungen. Bestellen Sie die Produkte einzeln.',
    'Inventory.Insufficient':
      'Von einem Produkt in Ihrem Warenkorb ist nicht mehr genug da. Verringern Sie die Menge und versuchen Sie es erneut.',
    'PriceSchedule.MissingOrConflicting':
      'Ein Produkt in Ihrem Warenkorb hat keinen Preis. Entfernen Sie es und versuchen Sie es erneut.',
    'PriceSchedule.CannotBeLessThanMin':
      'Von einem Produkt liegt weniger in Ihrem Warenkorb, als bestellt werden kann.',
    'PriceSchedule.CannotExceedMax': 'Von einem Produkt liegt mehr in Ihrem Warenkorb, als bestellt werden kann.',
    'Auth.InsufficientRoles': 'Sie dürfen hier nicht bestellen.',
  },
};
