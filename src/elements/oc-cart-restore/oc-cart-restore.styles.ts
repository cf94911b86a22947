import {css} from 'lit';

export const styles = css`
  h2 {
    margin: 0;
    font-size: 1.25em;
  }
  ul {
    margin: 0.5rem 0;
    padding-inline-start: 1.25rem;
  }
  p {
    margin: 0.5rem 0;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 1rem;
  }
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  dialog {
    inline-size: min(32rem, 100vw - 2rem);
    max-block-size: calc(100vh - 2rem);
    padding: 1.5rem;
    border: 0;
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-dialog-background, #fff);
    color: var(--oc-dialog-color, #111827);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
`;
