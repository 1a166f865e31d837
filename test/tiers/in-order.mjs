import Sequencer from '@jest/test-sequencer';
import { sep } from 'node:path';
import { packages } from './suites.mjs';

/**
 * Spec files run by their names, each time in the same order: what one leaves to the next is then seen at once, or never.
 * Where packages run together, those that may take longest come first, so that none runs alone at the end.
 */
export default class InOrder extends Sequencer {
  sort(tests) {
    const suites = packages().sort((one, other) => other.tiers.test - one.tiers.test);
    const place = ({ path }) => suites.findIndex(({ folder }) => path.startsWith(folder + sep));
    return [...tests].sort((one, other) => place(one) - place(other) || (one.path < other.path ? -1 : 1));
  }
}
