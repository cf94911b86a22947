/** Forms whose submission waits. */
const held = new WeakSet<HTMLFormElement>();

export const isHeld = (form: HTMLFormElement): boolean => held.has(form);

/**
 * Runs `work` when all of the page's own listeners have heard `event`, so that its `defaultPrevented` is final; where
 * one of them has stopped it on its way, right after it.
 */
export function afterOthers(event: Event, work: () => void): void {
  const end = event.composedPath().at(-1)!;
  const finish = (): void => {
    clearTimeout(timer);
    end.removeEventListener(event.type, listen);
    work();
  };
  const listen = (heard: Event): void => {
    if (heard === event) finish();
  };
  const timer = setTimeout(finish);
  end.addEventListener(event.type, listen);
}

/** Is this a submission under way that will load another page in place of this one? */
export function leavesPage(event: SubmitEvent, form: HTMLFormElement): boolean {
  // A dispatched copy of the event submits nothing, and one that is over can't be stopped any more.
  if (!event.isTrusted || event.defaultPrevented || event.eventPhase === Event.NONE) return false;
  // Attributes, since a field that is called `target` or `method` hides the form's property.
  const setting = (name: string): string | null | undefined =>
    event.submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name);
  const target = setting('target') ?? form.ownerDocument.querySelector('base[target]')?.getAttribute('target') ?? '';
  return setting('method')?.toLowerCase() !== 'dialog' && /^(_self|_parent|_top)?$/i.test(target);
}

/**
 * Stops the submission and does it once more when `ready` has settled: same submitter, same fields. The page's listeners
 * have heard it already, and a guard of theirs against double clicks would take the second one for such.
 */
export async function holdSubmit(event: SubmitEvent, form: HTMLFormElement, ready: Promise<unknown>): Promise<void> {
  const end = event.composedPath().at(-1)!;
  const submitter = event.submitter as HTMLButtonElement | HTMLInputElement | null;
  event.preventDefault();
  held.add(form);
  await ready.catch(() => undefined);
  held.delete(form);
  const quietly = (again: Event): void => {
    if (again.target === form) again.stopImmediatePropagation();
  };
  end.addEventListener('submit', quietly, {capture: true});
  // From the prototype, since a button that is called `requestSubmit` or `submit` hides the form's method.
  HTMLFormElement.prototype.requestSubmit.call(form, submitter?.form === form ? submitter : null);
  end.removeEventListener('submit', quietly, {capture: true});
}
