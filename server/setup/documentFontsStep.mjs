import { installPackages, mayInstall, missingPackages } from './debianPackages.mjs';
import { text } from './text.mjs';

/** @type {import('./debianPackages.mjs').Requirement[]} */
const FONTS = [{ package: 'fonts-noto-cjk' }];

/**
 * A font with Chinese letters, for documents that the server draws. Where it cannot be had they are drawn without.
 * @returns {import('./runSteps.mjs').Step}
 */
export function documentFontsStep() {
  return {
    name: 'step.fonts',
    isDone: () => !mayInstall() || missingPackages(FONTS).length === 0,
    run: (progress) => installPackages(missingPackages(FONTS), progress).catch(() => text('fonts.without')),
  };
}
