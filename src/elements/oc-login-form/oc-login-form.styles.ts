import {css} from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: 0.75rem;
    max-inline-size: 24rem;
  }
  label {
    display: grid;
    gap: 0.25rem;
  }
  button {
    justify-self: start;
  }
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  [part='error'],
  [part='signed-in'] {
    margin: 0;
  }
`;
