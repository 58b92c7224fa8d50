// Pictures for README and docs, in e2e/screenshots: the same page is the same picture, whatever the day.
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../screenshots/', import.meta.url));

export const takePicture = (page, name, { fullPage = false } = {}) =>
  page.screenshot({
    path: `${folder}${name}.png`,
    fullPage,
    animations: 'disabled',
    caret: 'hide',
    scale: 'css',
  });

/** Orders of the demo were placed some days before today; in a picture it is always the same day. */
export const standsStill = (page) =>
  page.evaluate(() => {
    const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
    const date = new RegExp(`\\b(${months})[a-z]*\\.? \\d{1,2}(, \\d{4})?`, 'g');
    for (const host of document.querySelectorAll('perk-account, perk-tier, perk-nudge')) {
      if (!host.shadowRoot) continue;
      const texts = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(date, 'Oct 11, 2026');
    }
  });
