import type {Address} from 'ordercloud-javascript-sdk';
import {countryName} from '../core/countries.js';

/** An address in one line, the country by its name in the language. */
export function addressText(address: Partial<Address>, locale: string): string {
  const {FirstName, LastName, CompanyName, Street1, Street2, Zip, City, State, Country} = address;
  const name = [FirstName, LastName].filter(Boolean).join(' ');
  const place = [City, State, Zip].filter(Boolean).join(' ');
  return [name, CompanyName, Street1, Street2, place, Country && countryName(Country, locale)]
    .filter(Boolean)
    .join(', ');
}
