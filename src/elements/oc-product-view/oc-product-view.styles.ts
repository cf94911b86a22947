import {css} from 'lit';

export const styles = css`
  [part='product'] {
    gap: var(--oc-gap, 0.75rem);
  }
  h1,
  p {
    margin: 0;
  }
  [part='description'] {
    white-space: pre-line;
  }
`;
