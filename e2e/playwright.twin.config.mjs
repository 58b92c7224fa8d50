// How the bench's twin is held to the shopper specs: its script in the place of ours, on the demo's theme. The bench runs it before it
// measures (bench/twin/held.mjs).
import { defineConfig } from '@playwright/test';
import everything from './playwright.config.mjs';

/**
 * What a widget of nudges alone has to pass in the drawer, on the cart page and beside a product: these files, and of others the
 * tests that are tagged.
 */
const ofNudges = /(acceptance|cart|follow|notification|placement|rival|sources)\.spec\.mjs|@nudge/;

export default defineConfig({
  ...everything,
  // One that fails is enough to know.
  maxFailures: 3,
  projects: [{ name: 'twin', grep: ofNudges, use: { twin: true } }],
});
