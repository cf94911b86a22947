import {css} from 'lit';

export const styles = css`
  [part='prices']:focus {
    outline: none;
  }
  p {
    margin: 0;
  }
  [part='price'] {
    font-size: 1.25em;
    font-weight: 600;
  }
  ins {
    color: var(--oc-sale-color, #b91c1c);
    text-decoration: none;
  }
  table {
    margin-block-start: 0.75rem;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  caption {
    text-align: start;
    font-weight: 600;
  }
  th,
  td {
    padding-block: 0.25rem;
    padding-inline: 0 1.5rem;
    border-block-end: 1px solid var(--oc-line-color, #e5e7eb);
    font-weight: inherit;
    text-align: start;
  }
  [part~='current'] {
    font-weight: 600;
  }
`;
