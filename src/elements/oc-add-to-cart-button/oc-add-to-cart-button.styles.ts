import {css} from 'lit';

// The label's slot is inline, and the product's name heard and not seen: else a screen reader is given "Add to cart :
// Kettle". A message is as wide as the button, which it must not widen.
export const styles = css`
  :host {
    display: inline-block;
  }
  [part='button'] {
    inline-size: 100%;
  }
  [part='button'] slot {
    display: inline;
  }
  .named {
    font-size: 0;
    white-space: nowrap;
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.6;
  }
  p {
    inline-size: 0;
    min-inline-size: 100%;
    margin: 0.25rem 0 0;
  }
  p:empty {
    margin: 0;
  }
`;
