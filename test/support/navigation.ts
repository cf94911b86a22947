/** Collects where the page would go in each test, and keeps it where it is. */
export function useNavigation(): string[] {
  const visited: string[] = [];
  const stay = (event: NavigateEvent): void => {
    visited.push(event.destination.url);
    event.preventDefault();
  };
  beforeEach(() => {
    visited.length = 0;
    navigation.addEventListener('navigate', stay);
  });
  afterEach(() => navigation.removeEventListener('navigate', stay));
  return visited;
}
