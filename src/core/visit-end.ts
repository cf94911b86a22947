import {watchRoutes} from './routes.js';

/**
 * Calls `end` once, when the present visit ends: at a route change, or as the page goes into the back/forward cache. A
 * page that is left for good takes its memory along.
 */
export function whenVisitEnds(end: () => void): void {
  const life = new AbortController();
  const {signal} = life;
  const finish = (): void => {
    life.abort();
    end();
  };
  addEventListener('pagehide', ({persisted}) => persisted && finish(), {signal});
  watchRoutes(finish, signal);
}
