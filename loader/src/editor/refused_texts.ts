/** Which of the merchant's own sentences are not used, and why. */

import type { Configuration } from '../configuration';
import { withTexts } from '../texts';
import { say } from './words';

export function refusedTexts(configuration: Configuration): { kind: string; text: string }[] {
  return withTexts(configuration.messages, configuration.texts).refused.map(({ kind, known }) => ({
    kind,
    text: say(configuration, 'bad_text', `${known.join(', ')} (${kind.replaceAll('_', ' ')})`),
  }));
}
