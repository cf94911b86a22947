import type {StringTable} from '../core/strings.js';

const retry = 'أعد المحاولة';
const offline = 'تعذّر الاتصال بالمتجر. تحقّق من اتصالك ثم أعد المحاولة.';
const timeout = 'تأخّر المتجر في الرد. يُرجى إعادة المحاولة.';
const notOffered = 'هذه الكمية غير متاحة.';
const notAvailable = 'هذا المنتج غير متوفر.';
const atLeast = 'أقل كمية هي {MinQuantity}.';
const atMost = 'أكبر كمية هي {MaxQuantity}.';
const left = 'الكمية المتبقية: {QuantityAvailable} فقط.';
const chooseOptions = 'اختر المواصفات أولًا.';
const discontinued = 'في سلتك منتج لم يعد متاحًا للبيع. احذفه ثم أعد المحاولة.';

const product = {
  loading: 'جارٍ تحميل المنتج',
  empty: 'لم يُختَر أي منتج.',
  regularPrice: 'السعر الأصلي',
  salePrice: 'سعر التخفيض',
  noPrice: 'السعر عند الطلب',
  retry,
  error: 'تعذّر تحميل المنتج.',
  offline: 'تعذّر تحميل المنتج. تحقّق من اتصالك.',
  NotFound: notAvailable,
};

const table: StringTable = {
  'oc-add-to-cart-button': {
    label: 'أضف إلى السلة',
    named: ': {name}',
    added: 'تمت الإضافة: {quantity} × {name}',
    noPrice: 'السعر عند الطلب',
    outOfStock: 'نفدت الكمية',
    retry,
    error: 'تعذّرت الإضافة إلى السلة.',
    offline: 'تعذّرت الإضافة إلى السلة. تحقّق من اتصالك.',
    'quantity-invalid': 'اختر كمية لا تقل عن 1.',
    NotFound: notAvailable,
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.CumulativeCannotBeLessThanMin': atLeast,
    'PriceSchedule.CumulativeCannotExceedMax': 'أكبر كمية هي {MaxQuantity}، بما في ذلك ما في السلة.',
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'PriceSchedule.MissingOrConflicting': 'لا يمكن طلب هذا المنتج هنا.',
    'Inventory.Insufficient': left,
    'Spec.RequiresSelection': chooseOptions,
    'Spec.RequiresValue': chooseOptions,
    'Spec.OneOrMoreRequiresValue': chooseOptions,
    'Spec.OptionNotFound': 'هذا الخيار غير متاح.',
    'LineItem.VariantNotFound': 'هذه التركيبة غير متاحة.',
    'LineItem.CannotPurchaseParentProduct': 'اختر أحد المنتجات أولًا.',
    'LineItem.CannotPurchaseBundleProduct': 'لا يمكن إضافة هذه المجموعة كاملة.',
    'LineItem.QuantityMustBePositive': 'اختر كمية لا تقل عن 1.',
  },
  'oc-cart': {
    lines: 'سلة التسوق',
    loading: 'جارٍ تحميل سلتك…',
    empty: 'سلتك فارغة.',
    each: '{price} للقطعة',
    quantity: 'كمية {name}',
    remove: 'حذف',
    removeLine: 'حذف {name}',
    removed: 'حُذف {name} من سلتك.',
    changed: 'كمية {name}: {quantity}.',
    subtotal: 'المجموع الفرعي',
    discount: 'الخصم',
    shipping: 'الشحن',
    tax: 'الضريبة',
    total: 'الإجمالي',
    retry,
    error: 'تعذّرت قراءة سلتك أو تعديلها. يُرجى إعادة المحاولة.',
    offline,
    timeout,
    'quantity-invalid': 'أدخل عددًا صحيحًا، أو 0 لحذف المنتج.',
    'session-expired': 'سُجّل خروجك. يُرجى تسجيل الدخول من جديد.',
    NotFound: 'لم يعد هذا المنتج في سلتك.',
    'PriceSchedule.CannotBeLessThanMin': atLeast,
    'PriceSchedule.CannotExceedMax': atMost,
    'PriceSchedule.QuantityNotAllowed': notOffered,
    'PriceSchedule.CumulativeCannotBeLessThanMin': 'أقل كمية هي {MinQuantity} في جميع البنود معًا.',
    'PriceSchedule.CumulativeCannotExceedMax': 'أكبر كمية هي {MaxQuantity} في جميع البنود معًا.',
    'PriceSchedule.CumulativeQuantityNotAllowed': notOffered,
    'Inventory.Insufficient': left,
    'LineItem.QuantityMustBePositive': 'أدخل عددًا صحيحًا، أو 0 لحذف المنتج.',
  },
  'oc-cart-count': {
    none: 'السلة، فارغة',
    'items.zero': 'السلة، لا منتجات',
    'items.one': 'السلة، منتج واحد',
    'items.two': 'السلة، منتجان',
    'items.few': 'السلة، {count} منتجات',
    'items.many': 'السلة، {count} منتجًا',
    'items.other': 'السلة، {count} منتج',
    unknown: 'السلة',
    error: 'تتعذّر قراءة السلة حاليًا.',
    retry,
  },
  'oc-login-form': {
    username: 'اسم المستخدم',
    password: 'كلمة المرور',
    submit: 'تسجيل الدخول',
    pending: 'جارٍ تسجيل الدخول…',
    signedIn: 'سُجّل الدخول باسم {name}.',
    signedInUnnamed: 'أنت مسجّل الدخول.',
    retry,
    error: 'تعذّر تسجيل الدخول. يُرجى إعادة المحاولة.',
    offline,
    timeout,
    'Auth.InvalidUsernameOrPassword': 'اسم المستخدم أو كلمة المرور غير صحيحة.',
    'Auth.UsernameAndPasswordRequired': 'أدخل اسم المستخدم وكلمة المرور.',
    'Auth.LockedOut': 'هذا الحساب مقفل بعد محاولات كثيرة. حاول لاحقًا أو تواصل مع المتجر.',
    'Auth.PasswordExpired': 'انتهت صلاحية كلمة مرورك. اطلب من المتجر كلمة جديدة.',
    'Auth.UserNotActive': 'هذا الحساب غير مفعّل. تواصل مع المتجر.',
    'Auth.CompanyNotActive': 'حساب شركتك غير مفعّل. تواصل مع المتجر.',
    'session-missing': 'تسجيل الدخول غير معدّ في هذه الصفحة.',
  },
  'oc-logout-button': {
    label: 'تسجيل الخروج',
    done: 'سُجّل خروجك.',
    error: 'تعذّر تسجيل الخروج. يُرجى إعادة المحاولة.',
    retry,
  },
  'oc-product-card': product,
  'oc-product-view': product,
  'oc-submit-order-button': {
    label: 'إتمام الطلب',
    pending: 'جارٍ إرسال طلبك…',
    done: 'تم إرسال طلبك.',
    retry,
    error: 'لم يُرسَل طلبك. يُرجى إعادة المحاولة.',
    offline: 'تعذّر الاتصال بالمتجر، لذا لم يُؤكَّد طلبك. تحقّق من اتصالك ثم أعد المحاولة.',
    timeout: 'تأخّر المتجر في الرد، لذا لم يُؤكَّد طلبك. يُرجى إعادة المحاولة.',
    'guest-email-missing': 'أدخل بريدك الإلكتروني لنتمكن من تأكيد طلبك.',
    'guest-email-invalid': 'هذا البريد الإلكتروني غير صحيح. يُرجى التحقق منه.',
    'cart-empty': 'سلتك فارغة.',
    'order-submitted': 'أُرسل هذا الطلب من قبل.',
    'session-missing': 'الطلب غير معدّ في هذه الصفحة.',
    'session-required': 'سجّل الدخول لإتمام طلبك.',
    'session-expired': 'سُجّل خروجك. سجّل الدخول من جديد لإتمام طلبك.',
    'Order.CannotSubmitWithNoLineItems': 'سلتك فارغة.',
    'Order.CannotSubmitWithUnaccceptedPayments': 'لم تُقبل دفعتك بعد.',
    'Order.CannotSubmitUncalculatedOrder': 'يجب حساب الشحن والضريبة أولًا.',
    'Order.CannotSubmitWithInactiveProduct': discontinued,
    'Order.ProductsNotFound': discontinued,
    'Order.CannotSubmitBadStatus': 'أُرسل هذا الطلب من قبل.',
    'Order.CurrencyMismatch': 'في سلتك أسعار بعملات مختلفة. اطلب كل عملة على حدة.',
    'Inventory.Insufficient': 'الكمية المتوفرة من أحد منتجات سلتك لا تكفي. قلّل الكمية ثم أعد المحاولة.',
    'PriceSchedule.MissingOrConflicting': 'في سلتك منتج بلا سعر. احذفه ثم أعد المحاولة.',
    'PriceSchedule.CannotBeLessThanMin': 'كمية أحد منتجات سلتك أقل من الحد الأدنى للطلب.',
    'PriceSchedule.CannotExceedMax': 'كمية أحد منتجات سلتك أكبر من الحد الأقصى للطلب.',
    'Auth.InsufficientRoles': 'لا يُسمح لك بالطلب هنا.',
  },
};

/** What is filled in, such as a name in Latin letters, keeps its own direction and leaves that of the text alone. */
const isolated = (text: string): string => text.replace(/\{\w+\}/g, '\u2068$&\u2069');

/** The kit's words in Arabic, in Modern Standard Arabic. */
export const words: StringTable = Object.fromEntries(
  Object.entries(table).map(([tag, own]) => [
    tag,
    Object.fromEntries(Object.entries(own).map(([key, text]) => [key, isolated(text)])),
  ]),
);
