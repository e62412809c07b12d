const { default: TestSequencer } = require('@jest/test-sequencer');

/** The files that take longest, those with browsers, come first: so two workers end at about the same time. */
class BrowsersFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path }) =>
      /[\\/]e2e[\\/].*[sS]creens/.test(path) ? 0 : /[\\/]e2e[\\/]/.test(path) ? 1 : 2;
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}

module.exports = BrowsersFirst;
