import {css} from 'lit';

export const styles = css`
  [part='options'] {
    display: grid;
    gap: var(--oc-gap, 1rem);
  }
  [part='options']:focus {
    outline: none;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  [part='label'] {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
  }
  [part~='option'] {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
    padding: 0.25rem 0.5rem;
    border-radius: var(--oc-radius, 0.375rem);
  }
  [part~='buttons'],
  [part~='images'],
  [part~='cards'] {
    border: 1px solid var(--oc-border-color, #6b7280);
  }
  [part~='option']:has(:checked) {
    border-color: var(--oc-current-color, #1d4ed8);
    box-shadow: inset 0 0 0 1px var(--oc-current-color, #1d4ed8);
  }
  [part~='not-offered'] > span {
    text-decoration: line-through;
  }
  [part='swatch'],
  [part='option-picture'] {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 1px solid var(--oc-border-color, #6b7280);
    border-radius: 50%;
  }
  [part='option-picture'] {
    inline-size: 3rem;
    block-size: 3rem;
  }
  [type='radio'] {
    min-block-size: 0;
    padding: 0;
  }
  [part='field'] {
    max-inline-size: 100%;
  }
  small {
    display: block;
  }
  p {
    margin: 0.25rem 0 0;
  }
  p:empty {
    margin: 0;
  }
  [part='problem'] {
    color: var(--oc-error-color, #b91c1c);
  }
`;
