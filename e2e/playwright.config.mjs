// How the specs run: Debian's Chromium, two workers, each with an API and a shop of its own (specs/support/fixtures.mjs).
import { defineConfig } from '@playwright/test';

/** What a shopper does and what a theme could stand in the way of, on every theme; the rest is looked at on the demo's own. */
const shopping =
  /\/(acceptance|cart|counts|currencies|interrupted|lifecycle|memory|order|personas|placement|product|redeem|refused|removed|rival|sources|trap|voucher)\.spec\.mjs$/;

const themes = ['pubsub', 'morph', 'standard', 'plain'];

/** `plain` loads the page again instead. */
const rerendering = /\/rerender\.spec\.mjs$/;

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? [['line']] : [['list']],
  projects: [
    { name: 'demo' },
    ...themes.map((theme) => ({
      name: theme,
      testMatch: theme === 'plain' ? shopping : [shopping, rerendering],
      use: { theme },
    })),
  ],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
