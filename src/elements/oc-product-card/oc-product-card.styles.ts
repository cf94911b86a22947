import {css} from 'lit';

export const styles = css`
  [part='product'],
  [part='link'] {
    display: grid;
    gap: var(--oc-gap, 0.5rem);
  }
  [part='product']:focus {
    outline: none;
  }
  [part='link'] {
    color: inherit;
    text-decoration: none;
  }
  [part='link']:hover h3 {
    text-decoration: underline;
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
  h3,
  p {
    margin: 0;
    font-size: inherit;
  }
  ins {
    color: var(--oc-sale-color, #b91c1c);
    text-decoration: none;
  }
`;
