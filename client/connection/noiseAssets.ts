/** Addresses of the noise suppressor's parts, served by ourselves. */
export { default as rnnoiseUrl } from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
export { default as rnnoiseSimdUrl } from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
export { default as rnnoiseWorkletUrl } from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
