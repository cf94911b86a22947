import assert from 'node:assert/strict';
import {waitFor} from './collector.mjs';

/** As many controls one page may have. */
const FARTHEST = 120;

/** Somebody who uses a page by its keyboard alone. */
export class Keyboard {
  #page;

  constructor({page}) {
    this.#page = page;
  }

  /** Presses Tab until the focus is on the control with this name; fails where it never gets there. */
  async to(name) {
    const passed = [];
    for (let step = 0; step < FARTHEST; step += 1) {
      const focused = await this.#focused();
      if (name.test(focused)) return;
      passed.push(focused);
      await this.#page.keyboard.press('Tab');
    }
    assert.fail(`Tab never came to ${name}, but to ${JSON.stringify([...new Set(passed)])}`);
  }

  /** Goes to a control, then presses these keys. */
  async press(name, ...keys) {
    await this.to(name);
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Goes to a field, then types into it; what a list offers is chosen by its first letters. */
  async type(name, text) {
    await this.to(name);
    await this.#page.keyboard.type(text);
  }

  /** Waits until the focus was moved to where a name matches, such as a heading. */
  async at(name) {
    let focused;
    const there = async () => name.test((focused = await this.#focused()));
    await waitFor(there, () => `the focus on ${name}; it is on ${JSON.stringify(focused)}`);
  }

  /** What has the focus, by its group, its own name and its labels. */
  #focused() {
    return this.#page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!focused || focused === document.body) return '';
      const slotted = focused.querySelector('slot')?.assignedNodes() ?? [];
      const texts = [
        focused.closest('fieldset')?.querySelector('legend')?.innerText,
        focused.ariaLabel,
        ...[...(focused.labels ?? [])].map((label) => label.innerText),
        focused.labels?.length ? '' : focused.innerText,
        ...slotted.map((node) => node.textContent),
      ];
      const text = texts.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
      return text.slice(0, 200);
    });
  }
}
