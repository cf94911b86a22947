import {css} from 'lit';

/** For elements with a form and choices in it, beside the shared styles and those of fields. */
export const choices = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    max-inline-size: 40rem;
  }
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-block-size: 2.75rem;
    padding-block: 0.25rem;
  }
  .choice > input {
    flex: none;
    inline-size: 1.25rem;
    min-block-size: 1.25rem;
    margin: 0;
  }
  .choice > span:not(.end) {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .choice > .end {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  label:not(.choice) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
  [part='empty'] {
    margin: 0;
  }
`;
