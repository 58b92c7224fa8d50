// `<perk-nudge>` in Preact: the surface's lines, each with its bar; a guest's with the way to sign in.
import { Fragment, h } from 'preact';

export function Nudge({ state, surface }) {
  const lines = state.lines.value?.[surface];
  if (!lines) return h('slot');
  return h('div', { part: 'element' }, lines.length ? lines.map(Line) : h('div', { part: 'nudge', hidden: true }));
}

const Line = ({ text, emphasis, progress, signIn }) =>
  h(
    'div',
    { part: emphasis ? 'nudge emphasis' : 'nudge' },
    h('p', { part: 'line', role: 'status', 'aria-live': 'polite', tabindex: -1 }, text),
    signIn?.href && h('a', { part: 'action', href: signIn.href }, h('span', { part: 'label' }, signIn.label)),
    progress === undefined
      ? h(Fragment)
      : h('progress', { part: 'bar', max: 1000, value: progress, 'aria-label': text }),
  );
