import {css} from 'lit';

/** For elements with fields to fill in, beside the shared styles. */
export const fields = css`
  input,
  select,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--oc-border-color, #6b7280);
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-field-background, #fff);
    color: var(--oc-field-color, #111827);
  }
`;
