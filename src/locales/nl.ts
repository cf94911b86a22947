import type {StringTable} from '../core/strings.js';

const retry = 'Opnieuw proberen';
const offline = 'De winkel is niet bereikbaar. Controleer je verbinding en probeer het opnieuw.';
const timeout = 'De winkel deed er te lang over om te antwoorden. Probeer het opnieuw.';
const notOffered = 'Dit aantal wordt niet aangeboden.';
const notAvailable = 'Dit product is niet beschikbaar.';
const atLeast = 'Het minimumaantal is {MinQuantity}.';
const atMost = 'Het maximumaantal is {MaxQuantity}.';
const left = 'Nog maar {QuantityAvailable} beschikbaar.';
const chooseOptions = 'Kies eerst de opties.';
const discontinued = 'Een product in je winkelwagen wordt niet meer verkocht. Verwijder het en probeer het opnieuw.';

const product = {
  loading: 'Het product wordt geladen',
  empty: 'Er is geen product gekozen.',
  regularPrice: 'Normale prijs',
  salePrice: 'Actieprijs',
  noPrice: 'Prijs op aanvraag',
  retry,
  error: 'Het product kon niet worden geladen.',
  offline: 'Het product kon niet worden geladen. Controleer je verbinding.',
  NotFound: notAvailable,
};

/** The kit's words in Dutch, addressing the shopper as je. */
export const words: StringTable = {
  'oc-add-to-cart-button': {
    label: 'In winkelwagen',
    named: ': {name}',
    added: 'Toegevoegd: {quantity} × {name}',
    noPrice: 'Prijs op aanvraag',
    outOfStock: 'Uitverkocht',
    retry,
    error: 'Dit kon niet aan de winkelwagen worden toegevoegd.',
    offline: 'Dit kon niet aan de winkelwagen worden toegevoegd. Controleer je verbinding.',
    'quantity-invalid': 'Kies een aantal van 1 of meer.',
    NotFound: notAvailable,
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.CumulativeCannotBeLessThanMin': atLeast,
    'PriceSchedule.CumulativeCannotExceedMax':
      'Het maximumaantal is {MaxQuantity}, samen met wat al in de winkelwagen zit.',
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'PriceSchedule.MissingOrConflicting': 'Dit product kan hier niet worden besteld.',
    'Inventory.Insufficient': left,
    'Spec.RequiresSelection': chooseOptions,
    'Spec.RequiresValue': chooseOptions,
    'Spec.OneOrMoreRequiresValue': chooseOptions,
    'Spec.OptionNotFound': 'Deze optie wordt niet aangeboden.',
    'LineItem.VariantNotFound': 'Deze combinatie wordt niet aangeboden.',
    'LineItem.CannotPurchaseParentProduct': 'Kies eerst een van de producten.',
    'LineItem.CannotPurchaseBundleProduct': 'Deze set kan niet als geheel worden toegevoegd.',
    'LineItem.QuantityMustBePositive': 'Kies een aantal van 1 of meer.',
  },
  'oc-cart': {
    lines: 'Winkelwagen',
    loading: 'Je winkelwagen wordt geladen…',
    empty: 'Je winkelwagen is leeg.',
    each: '{price} per stuk',
    quantity: 'Aantal van {name}',
    remove: 'Verwijderen',
    removeLine: '{name} verwijderen',
    removed: '{name} is uit je winkelwagen verwijderd.',
    changed: 'Aantal van {name}: {quantity}.',
    subtotal: 'Subtotaal',
    discount: 'Korting',
    shipping: 'Verzendkosten',
    tax: 'Btw',
    total: 'Totaal',
    retry,
    error: 'Je winkelwagen kon niet worden gelezen of gewijzigd. Probeer het opnieuw.',
    offline,
    timeout,
    'quantity-invalid': 'Vul een heel getal in, of 0 om het product te verwijderen.',
    'session-expired': 'Je bent uitgelogd. Log opnieuw in.',
    NotFound: 'Dit product zit niet meer in je winkelwagen.',
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeCannotBeLessThanMin': 'Het minimumaantal is {MinQuantity}, alle regels samen.',
    'PriceSchedule.CumulativeCannotExceedMax': 'Het maximumaantal is {MaxQuantity}, alle regels samen.',
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'Inventory.Insufficient': left,
    'LineItem.QuantityMustBePositive': 'Vul een heel getal in, of 0 om het product te verwijderen.',
  },
  'oc-cart-count': {
    none: 'Winkelwagen, leeg',
    'items.one': 'Winkelwagen, {count} artikel',
    'items.other': 'Winkelwagen, {count} artikelen',
    unknown: 'Winkelwagen',
    error: 'De winkelwagen kan op dit moment niet worden gelezen.',
    retry,
  },
  'oc-login-form': {
    username: 'Gebruikersnaam',
    password: 'Wachtwoord',
    submit: 'Inloggen',
    pending: 'Bezig met inloggen…',
    signedIn: 'Ingelogd als {name}.',
    signedInUnnamed: 'Je bent ingelogd.',
    retry,
    error: 'Inloggen is niet gelukt. Probeer het opnieuw.',
    offline,
    timeout,
    'Auth.InvalidUsernameOrPassword': 'De gebruikersnaam of het wachtwoord klopt niet.',
    'Auth.UsernameAndPasswordRequired': 'Vul je gebruikersnaam en wachtwoord in.',
    'Auth.LockedOut':
      'Dit account is na te veel pogingen geblokkeerd. Probeer het later of neem contact op met de winkel.',
    'Auth.PasswordExpired': 'Je wachtwoord is verlopen. Vraag de winkel om een nieuw wachtwoord.',
    'Auth.UserNotActive': 'Dit account is niet actief. Neem contact op met de winkel.',
    'Auth.CompanyNotActive': 'Het account van je bedrijf is niet actief. Neem contact op met de winkel.',
    'session-missing': 'Inloggen is op deze pagina niet ingesteld.',
  },
  'oc-logout-button': {
    label: 'Uitloggen',
    done: 'Je bent uitgelogd.',
    error: 'Uitloggen is niet gelukt. Probeer het opnieuw.',
    retry,
  },
  'oc-product-card': product,
  'oc-product-view': product,
  'oc-submit-order-button': {
    label: 'Bestelling plaatsen',
    pending: 'Je bestelling wordt geplaatst…',
    done: 'Je bestelling is geplaatst.',
    retry,
    error: 'Je bestelling is niet geplaatst. Probeer het opnieuw.',
    offline:
      'De winkel is niet bereikbaar, dus je bestelling is niet bevestigd. Controleer je verbinding en probeer het opnieuw.',
    timeout:
      'De winkel deed er te lang over om te antwoorden, dus je bestelling is niet bevestigd. Probeer het opnieuw.',
    'guest-email-missing': 'Vul je e-mailadres in, zodat we je bestelling kunnen bevestigen.',
    'guest-email-invalid': 'Dat is geen e-mailadres. Controleer het.',
    'cart-empty': 'Je winkelwagen is leeg.',
    'order-submitted': 'Deze bestelling is al geplaatst.',
    'session-missing': 'Bestellen is op deze pagina niet ingesteld.',
    'session-required': 'Log in om je bestelling te plaatsen.',
    'session-expired': 'Je bent uitgelogd. Log opnieuw in om je bestelling te plaatsen.',
    'Order.CannotSubmitWithNoLineItems': 'Je winkelwagen is leeg.',
    'Order.CannotSubmitWithUnaccceptedPayments': 'Je betaling is nog niet geaccepteerd.',
    'Order.CannotSubmitUncalculatedOrder': 'Eerst moeten de verzendkosten en de btw worden berekend.',
    'Order.CannotSubmitWithInactiveProduct': discontinued,
    'Order.ProductsNotFound': discontinued,
    'Order.CannotSubmitBadStatus': 'Deze bestelling is al geplaatst.',
    'Order.CurrencyMismatch': 'Je winkelwagen bevat prijzen in verschillende valuta. Bestel de producten apart.',
    'Inventory.Insufficient':
      'Van een product in je winkelwagen is niet genoeg meer op voorraad. Verlaag het aantal en probeer het opnieuw.',
    'PriceSchedule.MissingOrConflicting':
      'Een product in je winkelwagen heeft geen prijs. Verwijder het en probeer het opnieuw.',
    'PriceSchedule.CannotBeLessThanMin': 'Van een product zit minder in je winkelwagen dan besteld kan worden.',
    'PriceSchedule.CannotExceedMax': 'Van een product zit meer in je winkelwagen dan besteld kan worden.',
    'Auth.InsufficientRoles': 'Je mag hier geen bestellingen plaatsen.',
  },
};
