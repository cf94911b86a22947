import {css} from 'lit';

export const styles = css`
  [part='list'] {
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  [part='item'] {
    display: grid;
    gap: 0.25rem;
    padding-block: 0.75rem;
    border-block-end: 1px solid var(--oc-line-color, #e5e7eb);
  }
  [part='address'] {
    overflow-wrap: anywhere;
  }
  form {
    max-inline-size: 40rem;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: 0.75rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  [part='add'] {
    margin-block-start: 1rem;
  }
`;
