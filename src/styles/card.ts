import {css} from 'lit';

/** What a product looks like in brief, beside the styles for products. */
export const card = css`
  [part='product'],
  [part='link'] {
    display: grid;
    gap: var(--oc-gap, 0.5rem);
  }
  [part='link'] {
    color: inherit;
    text-decoration: none;
  }
  [part='link']:hover h3 {
    text-decoration: underline;
  }
  h3,
  p {
    margin: 0;
    font-size: inherit;
  }
`;
