import {css} from 'lit';

export const styles = css`
  [part='steps'] {
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  [part='step'] {
    padding-block: 1rem;
    border-block-end: 1px solid var(--oc-line-color, #e5e7eb);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
  }
  [part='title'] {
    margin: 0;
    font-size: 1.125em;
  }
  [part='state'] {
    margin-inline-start: auto;
  }
  [part='recap'] {
    margin: 0;
    overflow-wrap: anywhere;
  }
  [part='panel'] {
    padding-block-start: 1rem;
  }
`;
