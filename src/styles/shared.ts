import {css} from 'lit';

/** Styles that every element with a view starts from. Custom properties are documented in the README. */
export const shared = css`
  :host {
    display: block;
    font: inherit;
    color: inherit;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    letter-spacing: inherit;
    min-block-size: 2.75rem;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--oc-button-border, transparent);
    border-radius: var(--oc-radius, 0.375rem);
    background: var(--oc-button-background, #1d4ed8);
    color: var(--oc-button-color, #fff);
    cursor: pointer;
  }
  button.quiet {
    border-color: currentColor;
    background: transparent;
    color: inherit;
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  :focus-visible {
    outline: 3px solid var(--oc-focus-color, #93c5fd);
    outline-offset: 2px;
  }
  [part='error'] {
    color: var(--oc-error-color, #b91c1c);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
