import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  [part='count'] {
    display: inline-block;
    min-inline-size: 1.5em;
    padding-inline: 0.4em;
    border-radius: 1em;
    background: var(--oc-badge-background, #1d4ed8);
    color: var(--oc-badge-color, #fff);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  dialog {
    inline-size: var(--oc-drawer-size, min(28rem, 100vw));
    max-inline-size: 100vw;
    block-size: 100vh;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    margin-inline-start: auto;
    padding: 0;
    border: 0;
    background: var(--oc-dialog-background, #fff);
    color: var(--oc-dialog-color, #111827);
    overflow: auto;
    overscroll-behavior: contain;
    text-align: start;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .content {
    min-block-size: 100%;
    padding: 1rem 1.5rem;
  }
  .head {
    display: flex;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    margin: 0;
    font-size: 1.25em;
  }
  [part='checkout'] {
    display: flex;
    min-block-size: 2.75rem;
    align-items: center;
    justify-content: center;
    margin-block: 1rem;
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-button-background, #1d4ed8);
    color: var(--oc-button-color, #fff);
    text-decoration: none;
  }
`;
