import {css} from 'lit';

export const styles = css`
  .bar,
  [part='pages'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
  }
  .bar {
    margin-block-end: 1rem;
  }
  .list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--oc-card-width, 13rem), 100%), 1fr));
    gap: 1.5rem 1rem;
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  .list[hidden] {
    display: none;
  }
  .list:focus {
    outline: none;
  }
  [part='list'][aria-busy='true'] {
    opacity: 0.6;
  }
  [part='item'] {
    display: grid;
    align-content: start;
    gap: var(--oc-gap, 0.5rem);
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  [part='sort'] {
    display: flex;
    gap: 0.5rem;
    align-items: center;
  }
  select {
    font: inherit;
    min-block-size: 2.75rem;
    padding: 0.5rem;
    border: 1px solid var(--oc-border-color, #6b7280);
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-field-background, #fff);
    color: var(--oc-field-color, #111827);
  }
  [part='pages'] {
    justify-content: center;
    margin-block-start: 1.5rem;
  }
  [part='pages'] a {
    display: inline-grid;
    place-items: center;
    min-inline-size: 2.75rem;
    min-block-size: 2.75rem;
    color: inherit;
  }
  [part='pages'] [aria-current] {
    font-weight: 700;
    text-decoration: none;
  }
  [part='more'] {
    display: block;
    margin: 1.5rem auto 0;
  }
  [part='more'][aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
`;
