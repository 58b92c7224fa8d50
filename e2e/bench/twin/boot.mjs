// The twin's script on every page: our own start policy, elements and placement, and a page part without a Wasm behind it.
import { capable } from '../../../loader/src/capable';
import { readConfiguration } from '../../../loader/src/configuration';
import { define } from '../../../loader/src/define';
import { createElements } from '../../../loader/src/elements';
import { place } from '../../../loader/src/placement/place';
import { warm } from '../../../loader/src/warm';
import { whenActivated } from '../../../loader/src/when_activated';
import { whenLoaded } from '../../../loader/src/when_loaded';
import { whenParsed } from '../../../loader/src/when_parsed';
import { whenWanted } from '../../../loader/src/when_wanted';

function start(win) {
  const elements = createElements();
  const { signal } = new AbortController();
  let page;
  let opened = false;
  let cart;
  win.perkline = {
    setCart(next) {
      cart = next;
      page?.setCart(next);
    },
  };
  whenParsed(document, () => {
    const configuration = readConfiguration(document);
    if (!configuration || !capable(win) || !define(win, elements)) return;
    const { assets } = configuration;
    const open = async () => {
      opened = true;
      const part = await import(assets.page);
      page = part.open({ win, configuration, elements, cart: () => cart, signal });
    };
    place(win, elements, configuration, signal);
    whenActivated(document, () => {
      whenWanted(win, elements, signal, open);
      whenLoaded(win, () => warm(win, () => (opened ? [] : [assets.page])));
    });
  });
}

if (!window.perkline) start(window);
