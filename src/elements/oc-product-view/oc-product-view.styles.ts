import {css} from 'lit';

export const styles = css`
  [part='product'] {
    display: grid;
    gap: var(--oc-gap, 0.75rem);
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
  h1,
  p {
    margin: 0;
  }
  [part='description'] {
    white-space: pre-line;
  }
  ins {
    color: var(--oc-sale-color, #b91c1c);
    text-decoration: none;
  }
`;
