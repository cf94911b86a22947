import {css} from 'lit';

export const styles = css`
  form,
  [part='promotion'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: end;
  }
  [part='label'] {
    display: grid;
    flex: 1 1 12rem;
    gap: 0.25rem;
  }
  input {
    inline-size: 100%;
  }
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  [part='promotions'] {
    margin: 0.75rem 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  [part='promotion'] {
    align-items: center;
    padding-block: 0.25rem;
  }
  .what {
    flex: 1 1 auto;
    overflow-wrap: anywhere;
  }
  [part='code'] {
    font-weight: 600;
  }
  [part='amount'] {
    font-variant-numeric: tabular-nums;
  }
  [part='status'],
  [part='error'] {
    margin: 0.5rem 0 0;
  }
`;
