import type {OrderCalculateResponse, ShipEstimate, ShipEstimateResponse, ShipMethod} from 'ordercloud-javascript-sdk';
import type {Caller, IntegrationFault, World} from './call.js';
import {badRequest, errorEntry, invalid, notFound, type ErrorEntry} from './errors.js';
import {forgetCalculation, forgetEstimate} from './forget.js';
import {priceOrder} from './lines.js';
import {round} from './pricing.js';
import type {FullLineItem, StoredOrder} from './state.js';
import {CHECKOUT_CLIENTS} from '../known.js';

type Body = Readonly<Record<string, unknown>>;

/** What the catalogue's shop ships from its roastery; all else comes from its warehouse, in a shipment of its own. */
const ROASTERY = /^(coffee|tea|pantry)/;

/** In per cent of the lines, by country. */
const TAX: Readonly<Record<string, number>> = {US: 8, CA: 5};
const TAX_ELSEWHERE = 20;

const hasIntegration = ({token}: Caller): boolean => CHECKOUT_CLIENTS.includes(token.clientID);

/** Inferred: an API client without an integration answers an estimate as it answers a calculation. */
function demandIntegration(caller: Caller): void {
  if (!hasIntegration(caller)) throw badRequest('IntegrationEvent.ApiClientNotConfiguredForOrderCalculate');
}

/** What an integration that fails leaves in the worksheet, while the call itself is answered with success. */
const failed = ({status, body}: IntegrationFault): {HttpStatusCode: number; UnhandledErrorBody: string; xp: null} => ({
  HttpStatusCode: status,
  UnhandledErrorBody: body,
  xp: null,
});

function methodsTo(country: string): ShipMethod[] {
  const home = country === 'US';
  return [
    {ID: 'standard', Name: 'Standard', Cost: home ? 5 : 12, EstimatedTransitDays: home ? 4 : 9, xp: null},
    {ID: 'express', Name: 'Express', Cost: home ? 15 : 30, EstimatedTransitDays: home ? 1 : 3, xp: null},
  ];
}

function shipment(id: string, lines: readonly FullLineItem[], country: string): ShipEstimate {
  return {
    ID: id,
    xp: null,
    SelectedShipMethodID: null as unknown as string,
    ShipEstimateItems: lines.map(({ID, Quantity}) => ({LineItemID: ID, Quantity})),
    ShipMethods: methodsTo(country),
  };
}

function shipmentsOf({catalogue}: World, {lines, shipTo}: StoredOrder): ShipEstimate[] {
  const isRoasted = ({ProductID}: FullLineItem): boolean => {
    const entry = catalogue.products.find(({product}) => product.ID === ProductID);
    return entry?.categoryIDs.some((id) => ROASTERY.test(id)) ?? false;
  };
  const country = shipTo?.Country ?? '';
  return [
    {id: 'roastery', lines: lines.filter(isRoasted)},
    {id: 'warehouse', lines: lines.filter((line) => !isRoasted(line))},
  ]
    .filter((each) => each.lines.length > 0)
    .map((each) => shipment(each.id, each.lines, country));
}

/** The sandbox's own integration wants an address to ship to; what it says without one is a failure as any other. */
function estimateOf(world: World, stored: StoredOrder, fault: IntegrationFault | null): ShipEstimateResponse {
  const problem = fault ?? (stored.shipTo ? null : {status: 400, body: 'The order has no shipping address.'});
  if (problem) return {ShipEstimates: null, ...failed(problem), Succeeded: false} as unknown as ShipEstimateResponse;
  return {
    ShipEstimates: shipmentsOf(world, stored),
    HttpStatusCode: 200,
    UnhandledErrorBody: null as unknown as string,
    xp: null,
    Succeeded: true,
  };
}

/** `POST …/estimateshipping`. */
export function estimateShipping(
  world: World,
  caller: Caller,
  stored: StoredOrder,
  fault: IntegrationFault | null,
): void {
  demandIntegration(caller);
  forgetEstimate(stored);
  stored.checkout = {calculation: null, estimate: estimateOf(world, stored, fault)};
  priceOrder(world, caller.user, stored);
}

/** `POST …/shipmethods`: one method for each shipment that is named. */
export function selectShipMethods(world: World, caller: Caller, stored: StoredOrder, body: Body): void {
  const estimate = stored.checkout?.estimate;
  if (!estimate) throw badRequest('IntegrationEvent.MustCalculateShipping');
  if (!estimate.ShipEstimates?.length) throw badRequest('IntegrationEvent.MustHaveShipEstimates');
  const selections: unknown = body['ShipMethodSelections'];
  if (!Array.isArray(selections)) throw invalid('ShipMethodSelections', 'not a list');
  for (const selection of selections as Body[]) {
    const shipEstimateID = String(selection['ShipEstimateID']);
    const shipMethodID = String(selection['ShipMethodID']);
    const chosen = estimate.ShipEstimates.find(({ID}) => ID === shipEstimateID);
    if (!chosen) throw notFound('ShipEstimate', shipEstimateID);
    if (!chosen.ShipMethods!.some(({ID}) => ID === shipMethodID)) throw notFound('ShipMethod', shipMethodID);
    chosen.SelectedShipMethodID = shipMethodID;
  }
  forgetCalculation(stored);
  priceOrder(world, caller.user, stored);
}

const costOf = ({ShipMethods, SelectedShipMethodID}: ShipEstimate): number =>
  ShipMethods!.find(({ID}) => ID === SelectedShipMethodID)?.Cost ?? 0;

function calculationOf(stored: StoredOrder, fault: IntegrationFault | null): OrderCalculateResponse {
  const shipments = stored.checkout?.estimate?.ShipEstimates ?? [];
  const rate = TAX[stored.shipTo?.Country ?? ''] ?? TAX_ELSEWHERE;
  const results = fault
    ? {...failed(fault), Succeeded: false, ShippingTotal: null, TaxTotal: null}
    : {
        HttpStatusCode: 200,
        UnhandledErrorBody: null,
        xp: null,
        Succeeded: true,
        ShippingTotal: round(shipments.reduce((sum, each) => sum + costOf(each), 0)),
        TaxTotal: round((stored.order.Subtotal! * rate) / 100),
      };
  return {LineItemOverrides: [], FeeTotal: null, ...results} as unknown as OrderCalculateResponse;
}

/** `POST …/calculate`: shipping and tax, into the order's own totals. */
export function calculateOrder(
  world: World,
  caller: Caller,
  stored: StoredOrder,
  fault: IntegrationFault | null,
): void {
  demandIntegration(caller);
  forgetCalculation(stored);
  const calculation = calculationOf(stored, fault);
  stored.checkout = {estimate: null, ...stored.checkout, calculation};
  stored.order.ShippingCost = calculation.ShippingTotal ?? 0;
  stored.order.TaxCost = calculation.TaxTotal ?? 0;
  priceOrder(world, caller.user, stored);
}

/** What checkout has against submitting: an API client with an integration wants a calculated order. */
export function checkoutErrors(caller: Caller, {checkout}: StoredOrder): ErrorEntry[] {
  const isCalculated = !hasIntegration(caller) || checkout?.calculation?.Succeeded === true;
  return isCalculated ? [] : [errorEntry('Order.CannotSubmitUncalculatedOrder')];
}
