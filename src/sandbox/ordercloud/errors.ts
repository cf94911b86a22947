/** OrderCloud's official messages of the codes that the sandbox gives. */
const MESSAGES = {
  NotFound: 'Object not found.',
  ValidationFailure: 'Model or property was invalid.',
  // The next two are not among the official codes: what a token and an ID that is taken are answered with is inferred.
  InvalidToken: 'Access token is invalid or expired.',
  IdExists: 'Object already exists.',
  'Address.CannotEditPublic': 'This Address is registered as public and cannot be edited by this endpoint.',
  'Address.IsNotShippingAddress': 'This Address is not assigned as a Shipping Address.',
  'ApiClient.InvalidClientID': 'Invalid Client ID.',
  'Auth.AnonUserProhibited': 'Anonymous users are prohibited from performing these actions.',
  'Auth.InsecurePassword': 'Password does not meet security requirements.',
  'Auth.InsufficientRoles': 'User does not have role(s) required to perform this action.',
  'Auth.InvalidUsernameOrPassword': 'Invalid username or password.',
  'Auth.MustPassAnonUserToken': 'The token provided is invalid. Please provide an anonymous user token and try again.',
  'Auth.OauthError': 'invalid',
  'Auth.TokenRevoked': 'The provided token has been revoked. Please re-authenticate.',
  'Auth.UserNotActive': 'User is not active.',
  'Auth.UsernameAndPasswordRequired': 'Both username and password are required.',
  'Category.InvalidDepth': "Depth must be an integer greater than 0, or 'all'.",
  'BillingAddress.CannotModifyNotFound': 'Order does not have billing address to modify. Use PUT to create one.',
  'BillingAddress.CannotPatchSetByID':
    'Cannot PATCH a billing address that was set by ID. Either PATCH the saved address at /addresses/{{id}}, or PUT a complete address at /billto.',
  'BuyerAddress.MustBeBillingOrShipping': 'Address must be defined as either a billing or a shipping address.',
  'IntegrationEvent.ApiClientNotConfiguredForOrderCalculate':
    'This ApiClient does not have an order calculate event configured.',
  'IntegrationEvent.MustCalculateShipping': 'You must estimate shipping costs prior to setting your shipping method.',
  'IntegrationEvent.MustHaveShipEstimates':
    'There are no ShipEstimates in your ShipEstimateResponse. Estimate Shipping needs to return at least one ShipEstimate before saving a shipping method.',
  'Inventory.Insufficient': 'Insufficient inventory for this product.',
  'LineItem.CannotChangeProductID': 'Cannot change the Product ID of an existing Line Item.',
  'LineItem.CannotPurchaseBundleProduct': 'Bundle is not purchasable.',
  'LineItem.CannotPurchaseParentProduct': 'Parent product is not purchasable.',
  'LineItem.QuantityMustBePositive': "Line Item's Quantity must be greater than 0.",
  'LineItem.VariantNotFound': 'Variant not found based on Specs provided.',
  'List.InvalidPageSize': 'pageSize is not valid.',
  'Order.CannotSubmitBadStatus': 'Cannot submit order with this status. Order status must be Unsubmitted.',
  'Order.CannotSubmitUncalculatedOrder':
    'Cannot submit an order that has not called the OrderCalculate step of the checkout integration.',
  'Order.CannotSubmitWithInactiveProduct': 'Cannot submit an order with an inactive product.',
  'Order.CannotSubmitWithNoLineItems': 'Cannot submit an order without any line items.',
  'Order.CannotSubmitWithUnaccceptedPayments': 'Cannot submit an order with payments that have not been Accepted.',
  'Payment.AlreadyPaid': 'Cannot create Payment. Order is already fully paid.',
  'Payment.AmountGreaterThanZero': 'When creating a payment Amount must be null or greater than zero.',
  'Payment.CannotPatchAccepted': 'You are not authorized to modify the Accepted property.',
  'Payment.CannotPatchProperty':
    'Payment Type, SpendingAccountID, and CreditCardID are not modifiable properties on a payment.',
  'Payment.CannotSetCreditCard':
    'Cannot have CreditCardID set on Payment of of this type. If you are trying to assign a CreditCard, make sure the Payment\'s Type is "CreditCard".',
  'Payment.CannotSetSpendingAccount':
    'Cannot have SpendingAccountID set on Payment of of this type. If you are trying to assign a SpendingAccount, make sure the Payment\'s Type is "SpendingAccount".',
  'Payment.CannotUseExpiredSpendingAccount': 'Cannot use an expired spending account for payments.',
  'Payment.ExceedsBalance': 'Payment exceeds Spending Account balance.',
  'Payment.InvalidSpendingAccountID': 'Invalid SpendingAccountID.',
  'Payment.SpendingAccountIdMissing':
    'You must include a corresponding ID when creating a payment of type SpendingAccount.',
  'PasswordReset.CannotReusePassword':
    'The supplied password is one of the previous passwords used by this account and may not be reused.',
  'PasswordReset.InsecurePassword': 'Password does not meet security requirements.',
  'PasswordReset.InvalidVerification': 'Incorrect verification code or username.',
  'PasswordReset.MissingOrInvalidClientID': 'ClientID is missing or invalid.',
  'PasswordReset.MissingUsername': 'Username is required.',
  'PasswordReset.MissingUsernameOrEmail': 'Username or Email is required.',
  'PriceSchedule.CannotBeLessThanMin':
    'Quantity given cannot be lower than the minimum as per price schedule restrictions.',
  'PriceSchedule.CannotExceedMax': 'Quantity given cannot exceed the maximum as per price schedule restrictions.',
  'PriceSchedule.CumulativeCannotBeLessThanMin':
    'Cumulative quantity given cannot be lower than the minimum as per price schedule restrictions.',
  'PriceSchedule.CumulativeCannotExceedMax':
    'Cumulative quantity given cannot exceed the maximum as per price schedule restrictions.',
  'PriceSchedule.CumulativeQuantityNotAllowed': 'Cumulative quantity not allowed as per price schedule restrictions.',
  'PriceSchedule.MissingOrConflicting':
    'You cannot add this Product to this Order. Price Schedule assigment is missing or associated with a conflicting order type.',
  'PriceSchedule.QuantityNotAllowed': 'Quantity not allowed as per price schedule restrictions.',
  'ProductCollection.ProductEntryLimit': 'Cannot exceed 500 product entries per Product Collection.',
  'Product.CategoryFilterRequiresCatalogID':
    'Filtering products on a CategoryID requires a corresponding non-negated CatalogID.',
  'Promotion.AlreadyAdded': 'Promotion has already been added to this order.',
  'Promotion.CannotCombine': 'Promotion cannot be combined with any other promo on the same order.',
  'Promotion.ExceedsUsageLimit': 'Promotion code has already been used.',
  'Promotion.Expired': 'Promotion is expired.',
  'Promotion.NotActive': 'Promotion is not active.',
  'Promotion.NotEligible': 'Order does not meet eligibility requirements for this promotion.',
  'Promotion.NotYetValid': 'Promotion is not yet valid.',
  'Request.InvalidContentType': 'Invalid content type. Please use x-www-form-urlencoded.',
  'Request.InvalidRequestBody': 'Request body is invalid or null.',
  'Search.ResultSetTooLarge':
    'The maximum result set is 100,000 items. Narrow your query using filters or use the LastID method as outlined in the Advanced Querying documentation.',
  'ShippingAddress.CannotModifyNotFound': 'Order does not have shipping address to modify. Use PUT to create one.',
  'ShippingAddress.CannotPatchSetByID':
    'Cannot PATCH a shipping address that was set by ID. Either PATCH the saved address at /addresses/{{id}}, or PUT a complete address at /shipto.',
  'Spec.OneOrMoreRequiresValue': 'One or more required specs is missing a value.',
  'Spec.OptionNotFound': 'Spec Option not found for the given ID.',
  'Spec.RequiresSelection': 'This spec requires a selection.',
  'Spec.RequiresValue': 'This spec requires a value.',
  'User.IsNotTemp':
    'The current user is not a temp user. If you are trying to allow anonymous access to your app, see our guide on Anonymous Shopping.',
  'User.UsernameMustBeUnique': 'Username already exists in this Marketplace.',
} as const;

export type ErrorCode = keyof typeof MESSAGES;

export interface ErrorEntry {
  ErrorCode: ErrorCode;
  Message: string;
  Data: unknown;
}

export function errorEntry(code: ErrorCode, data: unknown = null): ErrorEntry {
  return {ErrorCode: code, Message: MESSAGES[code], Data: data};
}

/** An answer other than success. Thrown by an operation: what it had changed until then is not kept. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

export const badRequests = (errors: readonly ErrorEntry[]): ApiError => new ApiError(400, {Errors: errors});

export const badRequest = (code: ErrorCode, data?: unknown): ApiError => badRequests([errorEntry(code, data)]);

/** A property of the body or the query that cannot be. The shape of `Data` is inferred. */
export const invalid = (property: string, problem: string): ApiError =>
  badRequest('ValidationFailure', {Property: property, Problem: problem});

export const unauthorized = (code: 'InvalidToken' | 'Auth.TokenRevoked'): ApiError =>
  new ApiError(401, {Errors: [errorEntry(code)]});

export const forbidden = (code: 'Auth.AnonUserProhibited' | 'Auth.InsufficientRoles', data?: unknown): ApiError =>
  new ApiError(403, {Errors: [errorEntry(code, data)]});

export const notFound = (objectType: string, objectID: string): ApiError =>
  new ApiError(404, {Errors: [errorEntry('NotFound', {ObjectType: objectType, ObjectID: objectID})]});

export const conflict = (code: 'IdExists' | 'User.UsernameMustBeUnique', data?: unknown): ApiError =>
  new ApiError(409, {Errors: [errorEntry(code, data)]});

/** An error of the token endpoint, which speaks OAuth's shape beside OrderCloud's. */
export function oauthError(error: string, code: ErrorCode, description: string = MESSAGES[code]): ApiError {
  return new ApiError(400, {
    error,
    error_description: description,
    Errors: [{...errorEntry(code), Message: description}],
  });
}
