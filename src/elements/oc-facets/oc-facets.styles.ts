import {css} from 'lit';

export const styles = css`
  [part='facets'] {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 2rem;
    align-items: start;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
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
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
  }
  [part='count'] {
    font-variant-numeric: tabular-nums;
  }
`;
