import {css} from 'lit';

export const styles = css`
  [part='lines'] {
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  [part='line'] {
    display: grid;
    grid-template-columns: 4.5rem 1fr auto;
    gap: 0.25rem 1rem;
    align-items: start;
    padding-block: 1rem;
    border-block-end: 1px solid var(--oc-line-color, #e5e7eb);
  }
  [part='line'][aria-busy='true'] {
    opacity: 0.6;
  }
  .picture {
    grid-row: 1 / span 2;
    inline-size: 4.5rem;
    aspect-ratio: 1;
    object-fit: cover;
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-placeholder-background, #f3f4f6);
  }
  [part='name'] {
    color: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  [part='specs'],
  [part='unit-price'],
  [part='error'] {
    margin: 0;
  }
  [part='line-total'] {
    font-weight: 600;
    text-align: end;
  }
  .controls {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .undo {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
  }
  [part='line-discount'] {
    text-align: end;
  }
  .message {
    grid-column: 1 / -1;
  }
  input {
    inline-size: 6rem;
  }
  [part='totals'] {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.25rem 1rem;
    margin: 1rem 0;
  }
  dd {
    margin: 0;
    text-align: end;
  }
  [part='line-total'],
  dd {
    font-variant-numeric: tabular-nums;
  }
  [part~='total'] {
    font-weight: 700;
  }
`;
