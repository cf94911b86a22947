import {css} from 'lit';

export const styles = css`
  [part='gallery'] {
    display: grid;
    gap: var(--oc-gap, 0.75rem);
  }
  [part='gallery']:focus {
    outline: none;
  }
  [part='thumbnails'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    /* Unlike none, an empty text leaves the list a list in Safari. */
    list-style-type: '';
  }
  [part='thumbnail'] {
    display: block;
    inline-size: 4rem;
    padding: 0.125rem;
    border: 2px solid transparent;
    background: none;
  }
  [part='thumbnail'][aria-current] {
    border-color: var(--oc-current-color, #1d4ed8);
  }
  [part='thumbnail'] img {
    display: block;
    inline-size: 100%;
    aspect-ratio: 1;
    object-fit: cover;
  }
`;
