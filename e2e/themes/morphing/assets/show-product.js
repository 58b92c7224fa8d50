// Morphs the product's section that is shown into another one.
import { morph } from './morph.js';

export const showProduct = (old, fresh) => morph(old, fresh);
