import {css} from 'lit';

/** What an order looks like wherever it is shown to be read. */
export const order = css`
  [part='lines'] {
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  [part='line'] {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.25rem 0.75rem;
    padding-block: 0.5rem;
    border-block-end: 1px solid var(--oc-line-color, #e5e7eb);
  }
  [part='name'] {
    color: inherit;
    overflow-wrap: anywhere;
  }
  [part='specs'],
  [part='error'],
  [part='empty'] {
    margin: 0;
  }
  [part='totals'] {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.25rem 1rem;
    margin: 1rem 0;
  }
  dd {
    margin: 0;
  }
  [part='totals'] dd {
    text-align: end;
  }
  dd,
  [part='line-total'] {
    font-variant-numeric: tabular-nums;
  }
  [part='total'],
  [part='total-label'] {
    font-weight: 700;
  }
`;
