const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** A duration in the largest unit that fits twice at least, such as `3 min` or `26 hr`; seconds below a minute. */
export function formatSpan(seconds: number, language: string): string {
  const found =
    UNITS.find((each) => seconds >= 2 * each.seconds) ??
    (seconds >= 60 ? { unit: 'minute', seconds: 60 } : { unit: 'second', seconds: 1 });
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: found.unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  })
    .format(Math.max(0, seconds) / found.seconds)
    .replace(/(\d)(\p{Script=Han})/u, '$1 $2');
}
