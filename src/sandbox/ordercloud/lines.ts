import type {Variant} from 'ordercloud-javascript-sdk';
import type {CatalogueProduct} from '../catalogue/types.js';
import {shipLines} from './addresses.js';
import {isoDate, type Caller, type World} from './call.js';
import {badRequest, badRequests, conflict, errorEntry, invalid, notFound, type ErrorEntry} from './errors.js';
import {forgetEstimate} from './forget.js';
import {priceLine, quantityError} from './pricing.js';
import {totalOrder} from './promotion-rules.js';
import {recordsOf, scheduleFor, stockKey, stockOf, visibleProduct} from './products.js';
import {findVariant, resolveSpecs} from './specs.js';
import type {FullLineItem, StoredOrder, StoredUser} from './state.js';
import {demandRole} from './tokens.js';
import {pick, readID, readObject, readText} from './model.js';

type Body = Readonly<Record<string, unknown>>;

const SIZES = ['ShipWeight', 'ShipHeight', 'ShipWidth', 'ShipLength'] as const;
const OWNERS = ['DefaultSupplierID', 'ParentID'] as const;
/** What a shopper may write on a line without changing its price. */
const TEXTS = ['CostCenter', 'DateNeeded', 'ShippingAccount'] as const;

function readQuantity(value: unknown): number {
  if (!Number.isInteger(value)) throw invalid('Quantity', 'not a whole number');
  if ((value as number) < 1) throw badRequest('LineItem.QuantityMustBePositive');
  return value as number;
}

/** The place to sell from. Inferred: one that has nothing to do with what is bought is 404. */
function readRecordID(world: World, entry: CatalogueProduct, variant: Variant | null, body: Body): string | null {
  const id = readText(body, 'InventoryRecordID');
  const tracked = entry.product.Inventory?.VariantLevelTracking ? variant : null;
  if (id !== null && !recordsOf(world, entry, tracked).some(({ID}) => ID === id)) throw notFound('InventoryRecord', id);
  return id;
}

/** A line with everything but its prices. */
function buildLine(world: World, id: string, productID: string, body: Body, added: string): FullLineItem {
  const entry = visibleProduct(world, productID);
  const {product} = entry;
  if (product.IsParent) throw badRequest('LineItem.CannotPurchaseParentProduct', {ProductID: productID});
  if (product.IsBundle) throw badRequest('LineItem.CannotPurchaseBundleProduct', {ProductID: productID});
  const specs = resolveSpecs(entry, body['Specs']);
  const variant = findVariant(entry, specs);
  return {
    ID: id,
    ProductID: productID,
    Quantity: readQuantity(body['Quantity'] ?? 1),
    BundleItemID: null,
    IsBundle: false,
    DateAdded: added,
    QuantityShipped: 0,
    UnitPrice: 0,
    PromotionDiscount: 0,
    BaseDiscount: 0,
    DiscountID: null,
    LineTotal: 0,
    LineSubtotal: 0,
    CostCenter: readText(body, 'CostCenter'),
    DateNeeded: readText(body, 'DateNeeded'),
    ShippingAccount: readText(body, 'ShippingAccount'),
    ShippingAddressID: null,
    ShipFromAddressID: product.ShipFromAddressID ?? null,
    Product: pick(product, ...SIZES, 'ID', 'Name', 'Description', 'QuantityMultiplier', 'Returnable', ...OWNERS, 'xp'),
    Variant: variant && pick(variant, ...SIZES, 'ID', 'Name', 'Description', 'xp'),
    ShippingAddress: null,
    ShipFromAddress: null,
    SupplierID: product.DefaultSupplierID ?? null,
    InventoryRecordID: readRecordID(world, entry, variant, body),
    PriceScheduleID: null,
    IsOnSale: false,
    PriceOverridden: false,
    Specs: specs as FullLineItem['Specs'],
    IncomingOrderID: null,
    OutgoingOrderID: null,
    InvitationID: null,
    xp: readObject(body, 'xp'),
  };
}

const sumOf = (lines: readonly FullLineItem[], same: (line: FullLineItem) => boolean): number =>
  lines.filter(same).reduce((sum, {Quantity}) => sum + Quantity, 0);

/** Prices all lines of an order for `user`, and the order. Amounts are the server's alone. */
export function priceOrder(world: World, user: StoredUser, stored: StoredOrder): void {
  const {order, lines} = stored;
  for (const line of lines) {
    const entry = world.catalogue.products.find(({product}) => product.ID === line.ProductID);
    const schedule = entry && scheduleFor(world, user, entry);
    if (!schedule) continue;
    const counted = schedule.UseCumulativeQuantity
      ? sumOf(lines, ({ProductID}) => ProductID === line.ProductID)
      : line.Quantity;
    const price = priceLine(schedule, line.Quantity, counted, line.Specs ?? [], world.now);
    line.UnitPrice = price.unitPrice;
    line.LineSubtotal = price.lineSubtotal;
    line.IsOnSale = price.isOnSale;
    line.PriceScheduleID = schedule.ID!;
  }
  order.LineItemCount = lines.length;
  totalOrder(world, stored);
  order.LastUpdated = isoDate(world.now);
}

/**
 * What stands against buying a line: its price schedule, its quantity, the stock.
 *
 * Inferred: stock is held against all lines of the order with the same product and variant, or with the same inventory
 * record where the line names one.
 */
export function lineErrors(world: World, user: StoredUser, {lines}: StoredOrder, line: FullLineItem): ErrorEntry[] {
  const {ProductID: productID} = line;
  const entry = world.catalogue.products.find(({product}) => product.ID === productID);
  if (!entry?.product.Active) return [errorEntry('Order.CannotSubmitWithInactiveProduct', {ProductID: productID})];
  const schedule = scheduleFor(world, user, entry);
  if (!schedule) return [errorEntry('PriceSchedule.MissingOrConflicting', {ProductID: productID})];
  const errors: ErrorEntry[] = [];
  const ofProduct = sumOf(lines, ({ProductID}) => ProductID === productID);
  const counted = schedule.UseCumulativeQuantity ? ofProduct : line.Quantity;
  const wrongQuantity = quantityError(schedule, counted, productID);
  if (wrongQuantity) errors.push(wrongQuantity);
  const variantID = line.Variant?.ID ?? null;
  const variant = entry.variants.find(({ID}) => ID === variantID) ?? null;
  const recordID = line.InventoryRecordID ?? null;
  const available = stockOf(world, entry, variant, recordID);
  const perVariant = entry.product.Inventory?.VariantLevelTracking === true;
  const requested = sumOf(
    lines,
    ({ProductID, Variant, InventoryRecordID}) =>
      ProductID === productID &&
      (!perVariant || (Variant?.ID ?? null) === variantID) &&
      (recordID === null || InventoryRecordID === recordID),
  );
  if (available !== null && requested > available) {
    errors.push(
      errorEntry('Inventory.Insufficient', {
        ProductID: productID,
        VariantID: variantID,
        LineItemID: line.ID,
        QuantityAvailable: available,
        QuantityRequested: requested,
      }),
    );
  }
  return errors;
}

function settle(world: World, caller: Caller, stored: StoredOrder, line: FullLineItem): FullLineItem {
  const errors = lineErrors(world, caller.user, stored, line);
  if (errors.length > 0) throw badRequests(errors);
  shipLines(stored);
  forgetEstimate(stored);
  priceOrder(world, caller.user, stored);
  return line;
}

function demandOwnPrice(caller: Caller, body: Body): void {
  if (typeof body['UnitPrice'] === 'number') demandRole(caller, ['FullAccess', 'OverrideUnitPrice']);
}

export function findLine({lines}: StoredOrder, lineItemID: string): FullLineItem {
  const line = lines.find(({ID}) => ID === lineItemID);
  if (!line) throw notFound('LineItem', lineItemID);
  return line;
}

/**
 * Adds a line. Two lines with the same product and specs stay two lines (inferred: nothing says that OrderCloud merges
 * them, and cumulative quantities exist because several lines of a product are usual).
 */
export function addLine(world: World, caller: Caller, stored: StoredOrder, body: Body): FullLineItem {
  demandOwnPrice(caller, body);
  const productID = body['ProductID'];
  if (typeof productID !== 'string' || productID === '') throw invalid('ProductID', 'required');
  const id = readID(body) ?? world.newID();
  if (stored.lines.some(({ID}) => ID === id)) throw conflict('IdExists', {ObjectType: 'LineItem', ObjectID: id});
  const line = buildLine(world, id, productID, body, isoDate(world.now));
  stored.lines.push(line);
  return settle(world, caller, stored, line);
}

/** Replaces a line, or adds it where there is none with this ID. What the body leaves out is lost. */
export function saveLine(world: World, caller: Caller, stored: StoredOrder, id: string, body: Body): FullLineItem {
  const index = stored.lines.findIndex(({ID}) => ID === id);
  if (index < 0) return addLine(world, caller, stored, {...body, ID: id});
  demandOwnPrice(caller, body);
  const {ProductID: productID, DateAdded: added} = stored.lines[index]!;
  if (body['ProductID'] !== productID) throw badRequest('LineItem.CannotChangeProductID');
  const line = buildLine(world, id, productID, body, added ?? isoDate(world.now));
  stored.lines[index] = line;
  return settle(world, caller, stored, line);
}

/** Changes what the body names of quantity, specs, `xp` (merged) and the texts of a line; the rest is left alone. */
export function patchLine(world: World, caller: Caller, stored: StoredOrder, id: string, body: Body): FullLineItem {
  demandOwnPrice(caller, body);
  const line = findLine(stored, id);
  if (body['ProductID'] !== undefined && body['ProductID'] !== line.ProductID) {
    throw badRequest('LineItem.CannotChangeProductID');
  }
  if (body['Quantity'] !== undefined) line.Quantity = readQuantity(body['Quantity']);
  if (body['Specs'] !== undefined) {
    const {Specs, Variant} = buildLine(world, id, line.ProductID, {Specs: body['Specs']}, line.DateAdded!);
    Object.assign(line, {Specs, Variant});
  }
  if (body['InventoryRecordID'] !== undefined) {
    const entry = visibleProduct(world, line.ProductID);
    const variant = entry.variants.find(({ID}) => ID === line.Variant?.ID) ?? null;
    line.InventoryRecordID = readRecordID(world, entry, variant, body);
  }
  if (body['xp'] !== undefined) {
    const xp = readObject(body, 'xp');
    line.xp = xp && {...(line.xp as object | null), ...xp};
  }
  for (const name of TEXTS) if (body[name] !== undefined) line[name] = readText(body, name);
  return settle(world, caller, stored, line);
}

export function removeLine(world: World, caller: Caller, stored: StoredOrder, id: string): void {
  const line = findLine(stored, id);
  stored.lines = stored.lines.filter((each) => each !== line);
  forgetEstimate(stored);
  priceOrder(world, caller.user, stored);
}

/** Takes what an order sells from the stock; of what is kept at several places only where a line says from which. */
export function sellLines(world: World, {lines}: StoredOrder): void {
  const {sold} = world.state;
  for (const {ProductID, Quantity, Variant, InventoryRecordID} of lines) {
    const entry = world.catalogue.products.find(({product}) => product.ID === ProductID);
    const perVariant = entry?.product.Inventory?.VariantLevelTracking === true;
    const placed = (entry?.records ?? []).length > 0;
    if (placed && InventoryRecordID === null) continue;
    const variantID = perVariant ? (Variant?.ID ?? null) : null;
    for (const recordID of placed ? [null, InventoryRecordID] : [null]) {
      const key = stockKey(ProductID, variantID, recordID);
      sold[key] = (sold[key] ?? 0) + Quantity;
    }
  }
}
