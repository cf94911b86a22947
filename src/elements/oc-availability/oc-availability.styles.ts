import {css} from 'lit';

export const styles = css`
  [part='stock']:focus {
    outline: none;
  }
  p {
    margin: 0;
  }
  [part~='in-stock'] {
    color: var(--oc-in-stock-color, #166534);
  }
  [part~='few'],
  [part~='on-order'] {
    color: var(--oc-few-color, #92400e);
  }
  [part~='out-of-stock'] {
    color: var(--oc-out-of-stock-color, #b91c1c);
  }
  fieldset {
    margin: 0.75rem 0 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  label {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: 2.75rem;
  }
`;
