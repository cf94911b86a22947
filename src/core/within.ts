/** Resolves when `promise` has settled, either way, or after `limit` milliseconds; leaves no timer behind. */
export async function within(promise: Promise<unknown>, limit: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limit)));
  await Promise.race([promise.catch(() => {}), late]);
  clearTimeout(timer);
}
