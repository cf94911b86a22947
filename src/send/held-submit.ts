import type {FactEvent} from '../events/fact-event.js';

/** Submissions that wait, by form, each with what it waits for. */
const holds = new WeakMap<HTMLFormElement, {event: SubmitEvent; waits: Promise<unknown>[]}>();

/**
 * Lets `tell` announce a submission when the page has heard it. A form that leads to another page then waits for those
 * whom the fact has waiting; while it does, it is not submitted again.
 *
 * @param tell is given whether the page has stopped the submission
 */
export function afterSubmit(
  event: SubmitEvent,
  form: HTMLFormElement,
  tell: (isStopped: boolean) => FactEvent<unknown> | null,
): void {
  afterOthers(event, () => {
    const hold = holds.get(form);
    const isHeld = hold?.event === event;
    if (hold && !isHeld) return event.preventDefault();
    const isStopped = event.defaultPrevented && !isHeld;
    const fact = tell(isStopped);
    if (!fact || isStopped) return;
    if (isHeld) hold.waits.push(fact.settled());
    else if (leavesPage(event, form)) void holdSubmit(event, form, [fact.settled()]);
  });
}

/**
 * Runs `work` when all of the page's own listeners have heard `event`, so that its `defaultPrevented` is final; where
 * one of them has stopped it on its way, right after it.
 */
function afterOthers(event: Event, work: () => void): void {
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
function leavesPage(event: SubmitEvent, form: HTMLFormElement): boolean {
  // A dispatched copy of the event submits nothing, and one that is over can't be stopped any more.
  if (!event.isTrusted || event.eventPhase === Event.NONE) return false;
  // Attributes, since a field that is called `target` or `method` hides the form's property.
  const setting = (name: string): string | null | undefined =>
    event.submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name);
  const target = setting('target') ?? form.ownerDocument.querySelector('base[target]')?.getAttribute('target') ?? '';
  return setting('method')?.toLowerCase() !== 'dialog' && /^(_self|_parent|_top)?$/i.test(target);
}

/**
 * Stops the submission and does it once more when `waits` have settled, with those that are added meanwhile: same
 * submitter, same fields. The page's listeners have heard it already, and a guard of theirs against double clicks would
 * take the second one for such.
 */
async function holdSubmit(event: SubmitEvent, form: HTMLFormElement, waits: Promise<unknown>[]): Promise<void> {
  const end = event.composedPath().at(-1)!;
  const submitter = event.submitter as HTMLButtonElement | HTMLInputElement | null;
  event.preventDefault();
  holds.set(form, {event, waits});
  // A form whose submission is being heard can't be submitted, and promises may settle between two listeners.
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.allSettled(waits);
  holds.delete(form);
  const quietly = (again: Event): void => {
    if (again.target === form) again.stopImmediatePropagation();
  };
  end.addEventListener('submit', quietly, {capture: true});
  // A guard against double clicks may have switched it off, and would have done so behind the submission.
  const isOff = submitter?.disabled;
  if (isOff) submitter.disabled = false;
  // From the prototype, since a button that is called `requestSubmit` or `submit` hides the form's method.
  HTMLFormElement.prototype.requestSubmit.call(form, submitter?.form === form ? submitter : null);
  if (isOff) submitter.disabled = true;
  end.removeEventListener('submit', quietly, {capture: true});
}
