import type {StringTable} from '../core/strings.js';

const retry = 'Réessayer';
const offline = 'La boutique est injoignable. Vérifiez votre connexion et réessayez.';
const timeout = 'La boutique a mis trop de temps à répondre. Veuillez réessayer.';
const notOffered = 'Cette quantité n’est pas proposée.';
const notAvailable = 'Ce produit n’est pas disponible.';
const atLeast = 'La quantité minimale est de {MinQuantity}.';
const atMost = 'La quantité maximale est de {MaxQuantity}.';
const left = 'Quantité disponible : {QuantityAvailable}.';
const chooseOptions = 'Choisissez d’abord les options.';
const discontinued = 'Un produit de votre panier n’est plus vendu. Retirez-le et réessayez.';

const product = {
  loading: 'Chargement du produit',
  empty: 'Aucun produit n’a été choisi.',
  regularPrice: 'Prix habituel',
  salePrice: 'Prix promotionnel',
  noPrice: 'Prix sur demande',
  retry,
  error: 'Le produit n’a pas pu être chargé.',
  offline: 'Le produit n’a pas pu être chargé. Vérifiez votre connexion.',
  NotFound: notAvailable,
};

/** The kit's words in French. */
export const words: StringTable = {
  'oc-add-to-cart-button': {
    label: 'Ajouter au panier',
    named: ' : {name}',
    added: 'Ajouté : {quantity} × {name}',
    noPrice: 'Prix sur demande',
    outOfStock: 'Épuisé',
    retry,
    error: 'Le produit n’a pas pu être ajouté au panier.',
    offline: 'Le produit n’a pas pu être ajouté au panier. Vérifiez votre connexion.',
    'quantity-invalid': 'Choisissez une quantité de 1 ou plus.',
    NotFound: notAvailable,
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.CumulativeCannotBeLessThanMin': atLeast,
    'PriceSchedule.CumulativeCannotExceedMax':
      'La quantité maximale est de {MaxQuantity}, avec ce que le panier contient déjà.',
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'PriceSchedule.MissingOrConflicting': 'Ce produit ne peut pas être commandé ici.',
    'Inventory.Insufficient': left,
    'Spec.RequiresSelection': chooseOptions,
    'Spec.RequiresValue': chooseOptions,
    'Spec.OneOrMoreRequiresValue': chooseOptions,
    'Spec.OptionNotFound': 'Cette option n’est pas proposée.',
    'LineItem.VariantNotFound': 'Cette combinaison n’est pas proposée.',
    'LineItem.CannotPurchaseParentProduct': 'Choisissez d’abord l’un des produits.',
    'LineItem.CannotPurchaseBundleProduct': 'Cet ensemble ne peut pas être ajouté en bloc.',
    'LineItem.QuantityMustBePositive': 'Choisissez une quantité de 1 ou plus.',
  },
  'oc-cart': {
    lines: 'Panier',
    loading: 'Chargement de votre panier…',
    empty: 'Votre panier est vide.',
    each: '{price} l’unité',
    quantity: 'Quantité : {name}',
    remove: 'Supprimer',
    removeLine: 'Supprimer {name}',
    removed: '{name} : supprimé de votre panier.',
    changed: 'Quantité de {name} : {quantity}.',
    subtotal: 'Sous-total',
    discount: 'Remise',
    shipping: 'Livraison',
    tax: 'Taxes',
    total: 'Total',
    retry,
    error: 'Votre panier n’a pas pu être lu ou modifié. Veuillez réessayer.',
    offline,
    timeout,
    'quantity-invalid': 'Saisissez un nombre entier, ou 0 pour supprimer le produit.',
    'session-expired': 'Vous avez été déconnecté. Veuillez vous reconnecter.',
    NotFound: 'Ce produit n’est plus dans votre panier.',
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeCannotBeLessThanMin':
      'La quantité minimale est de {MinQuantity}, toutes lignes confondues.',
    'PriceSchedule.CumulativeCannotExceedMax': 'La quantité maximale est de {MaxQuantity}, toutes lignes confondues.',
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'Inventory.Insufficient': left,
    'LineItem.QuantityMustBePositive': 'Saisissez un nombre entier, ou 0 pour supprimer le produit.',
  },
  'oc-cart-count': {
    none: 'Panier, vide',
    'items.one': 'Panier, {count} article',
    'items.other': 'Panier, {count} articles',
    unknown: 'Panier',
    error: 'Le panier ne peut pas être lu pour le moment.',
    retry,
  },
  'oc-login-form': {
    username: 'Nom d’utilisateur',
    password: 'Mot de passe',
    submit: 'Se connecter',
    pending: 'Connexion en cours…',
    signedIn: 'Connecté en tant que {name}.',
    signedInUnnamed: 'Vous êtes connecté.',
    retry,
    error: 'La connexion a échoué. Veuillez réessayer.',
    offline,
    timeout,
    'Auth.InvalidUsernameOrPassword': 'Le nom d’utilisateur ou le mot de passe est incorrect.',
    'Auth.UsernameAndPasswordRequired': 'Saisissez votre nom d’utilisateur et votre mot de passe.',
    'Auth.LockedOut': 'Ce compte est bloqué après trop de tentatives. Réessayez plus tard ou contactez la boutique.',
    'Auth.PasswordExpired': 'Votre mot de passe a expiré. Demandez-en un nouveau à la boutique.',
    'Auth.UserNotActive': 'Ce compte n’est pas actif. Contactez la boutique.',
    'Auth.CompanyNotActive': 'Le compte de votre entreprise n’est pas actif. Contactez la boutique.',
    'session-missing': 'La connexion n’est pas configurée sur cette page.',
  },
  'oc-logout-button': {
    label: 'Se déconnecter',
    done: 'Vous êtes déconnecté.',
    error: 'La déconnexion a échoué. Veuillez réessayer.',
    retry,
  },
  'oc-product-card': product,
  'oc-product-view': product,
  'oc-submit-order-button': {
    label: 'Passer la commande',
    pending: 'Envoi de votre commande…',
    done: 'Votre commande a été passée.',
    retry,
    error: 'Votre commande n’a pas été passée. Veuillez réessayer.',
    offline:
      'La boutique est injoignable ; votre commande n’a donc pas été confirmée. Vérifiez votre connexion et réessayez.',
    timeout:
      'La boutique a mis trop de temps à répondre ; votre commande n’a donc pas été confirmée. Veuillez réessayer.',
    'guest-email-missing': 'Saisissez votre adresse e-mail pour que nous puissions confirmer votre commande.',
    'guest-email-invalid': 'Cette adresse e-mail n’est pas valide. Veuillez la vérifier.',
    'cart-empty': 'Votre panier est vide.',
    'order-submitted': 'Cette commande a déjà été passée.',
    'session-missing': 'La commande n’est pas configurée sur cette page.',
    'session-required': 'Connectez-vous pour passer votre commande.',
    'session-expired': 'Vous avez été déconnecté. Reconnectez-vous pour passer votre commande.',
    'Order.CannotSubmitWithNoLineItems': 'Votre panier est vide.',
    'Order.CannotSubmitWithUnaccceptedPayments': 'Votre paiement n’a pas encore été accepté.',
    'Order.CannotSubmitUncalculatedOrder': 'La livraison et les taxes doivent d’abord être calculées.',
    'Order.CannotSubmitWithInactiveProduct': discontinued,
    'Order.ProductsNotFound': discontinued,
    'Order.CannotSubmitBadStatus': 'Cette commande a déjà été passée.',
    'Order.CurrencyMismatch':
      'Votre panier contient des prix dans des devises différentes. Commandez les produits séparément.',
    'Inventory.Insufficient':
      'Le stock d’un produit de votre panier est insuffisant. Réduisez sa quantité et réessayez.',
    'PriceSchedule.MissingOrConflicting': 'Un produit de votre panier n’a pas de prix. Retirez-le et réessayez.',
    'PriceSchedule.CannotBeLessThanMin':
      'La quantité d’un produit de votre panier est inférieure au minimum de commande.',
    'PriceSchedule.CannotExceedMax': 'La quantité d’un produit de votre panier dépasse le maximum de commande.',
    'Auth.InsufficientRoles': 'Vous n’êtes pas autorisé à passer commande ici.',
  },
};
