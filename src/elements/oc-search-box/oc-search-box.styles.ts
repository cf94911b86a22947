import {css} from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: 0.25rem;
  }
  .field {
    position: relative;
    display: flex;
    gap: 0.5rem;
    min-inline-size: 0;
  }
  input {
    flex: 1;
    min-inline-size: 0;
  }
  [part='options'] {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline: 0;
    z-index: 1;
    overflow: auto;
    max-block-size: 60vh;
    border: 1px solid var(--oc-border-color, #6b7280);
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-field-background, #fff);
    color: var(--oc-field-color, #111827);
  }
  [part='options'][hidden] {
    display: none;
  }
  [part='option'] {
    display: flex;
    align-items: center;
    min-block-size: 2.75rem;
    padding: 0.25rem 0.75rem;
    color: inherit;
    text-decoration: none;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [part='option'][aria-selected='true'],
  [part='option']:hover {
    background: var(--oc-active-background, #e0e7ff);
  }
  [part='option'][aria-selected='true'] {
    outline: 3px solid var(--oc-focus-color, #93c5fd);
    outline-offset: -3px;
  }
  [part='error'] {
    margin: 0;
  }
`;
