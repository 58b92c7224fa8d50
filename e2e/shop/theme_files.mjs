// The files of a theme: its own, and those of the theme it is built on where it has none. `config/settings_data.json` names that one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export class ThemeFiles {
  #folders;

  constructor(folder) {
    this.#folders = [folder];
    for (let base = settingsOf(folder).extends; base; base = settingsOf(this.#folders.at(-1)).extends)
      this.#folders.push(join(dirname(folder), base));
  }

  /** The theme's own settings over those of the themes it is built on. */
  settings() {
    return Object.assign({}, ...this.#folders.map(settingsOf).reverse());
  }

  /** Text by name without its ending, of every file in `directory` that ends so. */
  texts(directory, ending) {
    const found = new Map();
    for (const folder of [...this.#folders].reverse()) {
      const there = join(folder, directory);
      if (!existsSync(there)) continue;
      for (const file of readdirSync(there, { recursive: true })) {
        if (file.endsWith(ending)) found.set(file.slice(0, -ending.length), readFileSync(join(there, file), 'utf8'));
      }
    }
    return found;
  }

  /** The path of an asset; undefined where there is none of that name. */
  asset(name) {
    return this.#folders.map((folder) => join(folder, 'assets', name)).find((path) => existsSync(path));
  }
}

const settingsOf = (folder) => JSON.parse(readFileSync(join(folder, 'config', 'settings_data.json'), 'utf8'));
