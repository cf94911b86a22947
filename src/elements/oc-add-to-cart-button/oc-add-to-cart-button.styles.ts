import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  [part='button'] {
    inline-size: 100%;
  }
  /* Heard, not seen, and both inline, or a screen reader is given "Add to cart : Kettle". */
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
    /* As wide as the button, which a message must not widen. */
    inline-size: 0;
    min-inline-size: 100%;
    margin: 0.25rem 0 0;
  }
  p:empty {
    margin: 0;
  }
`;
