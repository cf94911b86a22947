import {css} from 'lit';

export const styles = css`
  [part='product'] {
    gap: var(--oc-gap, 0.75rem);
  }
  h1,
  p {
    margin: 0;
  }
  :host(:has(oc-product-image)) .picture,
  :host(:has(oc-price)) [part='price'] {
    display: none;
  }
  [part='description'] {
    white-space: pre-line;
  }
`;
