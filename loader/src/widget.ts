/** The Wasm module's face. `recover.ts` guards it, tests pass a fake of it. */

export type Widget = Omit<typeof import('perkline-glue'), 'default'>;
