import Sequencer from '@jest/test-sequencer';

/** Spec files run by their names, each time in the same order: what one leaves to the next is then seen at once, or never. */
export default class InOrder extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => (one.path < other.path ? -1 : 1));
  }
}
