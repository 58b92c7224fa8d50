// Programs of this machine.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these that is on the PATH, with its folder; undefined when none is. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
