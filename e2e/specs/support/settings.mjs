// The embed's settings, as a merchant sets them in the theme editor. Each test begins with those of the theme.
export const settingsOf = (demo) => demo.shop.theme.settings.blocks.perkline.settings;

/** Puts them back after each test of this file. */
export function keepSettings(test) {
  let before;
  test.beforeEach(({ demo }) => {
    before = { ...settingsOf(demo) };
  });
  test.afterEach(({ demo }) => {
    const settings = settingsOf(demo);
    for (const name of Object.keys(settings)) delete settings[name];
    Object.assign(settings, before);
  });
}
