import {css} from 'lit';

/** What a product looks like wherever it is shown. */
export const product = css`
  [part='product'] {
    display: grid;
    overflow-wrap: anywhere;
  }
  [part='product']:focus {
    outline: none;
  }
  .picture {
    display: block;
    inline-size: 100%;
    aspect-ratio: var(--oc-picture-ratio, 1);
    border-radius: var(--oc-radius, 0.375rem);
    object-fit: contain;
  }
  [part~='placeholder'] {
    background: var(--oc-placeholder-background, #f3f4f6);
  }
  ins {
    color: var(--oc-sale-color, #b91c1c);
    text-decoration: none;
  }
`;
