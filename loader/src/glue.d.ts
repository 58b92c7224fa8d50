/** The Wasm module as wasm-bindgen's glue exports it. The build puts the real file in place of `perkline-glue`. */

declare module 'perkline-glue' {
  export default function init(module: WebAssembly.Module): Promise<unknown>;
  export function start(config: object, effect: (effect: import('./effects').Effect) => void): void;
  export function mount(kind: string, props: object, root: ShadowRoot, host: HTMLElement): number;
  export function update(id: number, props: object): void;
  export function unmount(id: number): void;
  export function set_cart(text: string, source: 'shopify' | 'perkline', rate?: string): void;
  export function set_snapshot(text: string): void;
  export function refresh(): void;
  export function set_token(token: string | undefined): void;
  export function applied(id: string, outcome: boolean | undefined, reason?: string): void;
  export function removed(id: string, outcome: boolean | undefined): void;
  export function stop(): void;
}

declare module '*.css' {
  const text: string;
  export default text;
}
