import {css} from 'lit';

export const styles = css`
  ul {
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  ul ul {
    padding-inline-start: 1rem;
  }
  [part='link'] {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    color: inherit;
    overflow-wrap: anywhere;
  }
  [part='link'][aria-current] {
    font-weight: 700;
  }
  .box {
    block-size: 1.25rem;
    margin-block: 0.75rem;
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-placeholder-background, #f3f4f6);
  }
`;
