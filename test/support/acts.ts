import type { Locator, Page } from 'playwright-core';

/** What a person does at a screen: each click, tap, shortcut, Tab and choice in a dialog of files is one act; typed text is none. */
export type Person = {
  acts: string[];
  click: (what: string, where: Locator) => Promise<void>;
  press: (what: string, keys: string) => Promise<void>;
  type: (text: string) => Promise<void>;
  /** Opens the dialog of files and takes one there. */
  choose: (what: string, where: Locator, file: string) => Promise<void>;
};

export function personAt(page: Page): Person {
  const acts: string[] = [];
  return {
    acts,
    click: async (what, where) => {
      await where.click();
      acts.push(what);
    },
    press: async (what, keys) => {
      await page.keyboard.press(keys);
      acts.push(what);
    },
    type: (text) => page.keyboard.type(text, { delay: 5 }),
    choose: async (what, where, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), where.click()]);
      await chooser.setFiles(file);
      acts.push(`${what}: open`, `${what}: take`);
    },
  };
}
