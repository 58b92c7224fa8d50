// What the build and the tests share: the browsers we support, the version, and how a style sheet becomes a text.
import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export const options = {
  // Older browsers are told apart by src/capable.ts and keep the server text.
  target: ['chrome111', 'firefox115', 'safari16.4'],
  define: { PERKLINE_VERSION: JSON.stringify(version) },
  charset: 'utf8',
  logLevel: 'warning',
};

export const minifiedCss = {
  name: 'minified-css',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: options.target,
      });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};
