import {css} from 'lit';

/** For elements that are a form of fields under each other, beside the shared styles. */
export const form = css`
  form {
    display: grid;
    gap: 0.75rem;
    max-inline-size: 24rem;
  }
  label {
    display: grid;
    gap: 0.25rem;
  }
  label.check {
    grid-template-columns: auto 1fr;
    align-items: center;
    min-block-size: 2.75rem;
  }
  label.check input {
    min-block-size: 1.5rem;
    inline-size: 1.5rem;
    margin: 0;
  }
  form button {
    justify-self: start;
  }
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  [part='error'],
  [part='done'] {
    margin: 0;
  }
`;
