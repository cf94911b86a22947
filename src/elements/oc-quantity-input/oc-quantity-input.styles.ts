import {css} from 'lit';

export const styles = css`
  [part='field']:focus {
    outline: none;
  }
  label {
    display: block;
    font-weight: 600;
  }
  .row {
    display: inline-flex;
    gap: 0.25rem;
    align-items: stretch;
  }
  input {
    inline-size: 5rem;
    text-align: center;
  }
  button {
    min-inline-size: 2.75rem;
    padding-inline: 0.5rem;
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  p {
    margin: 0.25rem 0 0;
  }
  [part='problem'] {
    color: var(--oc-error-color, #b91c1c);
  }
  p:empty {
    margin: 0;
  }
`;
