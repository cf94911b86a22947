import type {Address} from 'ordercloud-javascript-sdk';
import {model} from './types.js';

const place = (ID: string, AddressName: string, Street1: string, City: string, Zip: string): Address =>
  model<Address>({
    ID,
    AddressName,
    CompanyName: 'North Lane',
    FirstName: null,
    LastName: null,
    Street1,
    Street2: null,
    City,
    State: 'OR',
    Zip,
    Country: 'US',
    Phone: null,
    DateCreated: null,
    xp: null,
  });

/** Where North Lane keeps what it sells at more than one place. */
export const PLACES: readonly Address[] = [
  place('north', 'Shop at North Lane', '7 North Lane', 'Portland', '97209'),
  place('harbour', 'Harbour store', '120 Pier Road', 'Astoria', '97103'),
];
