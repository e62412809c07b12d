/** A length of time as people say it: seconds only while there are no minutes. */
export function formatDuration(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  if (whole < 60) return formatUnit(whole, 'second', locale);
  if (hours === 0) return formatUnit(minutes, 'minute', locale);
  if (minutes === 0) return formatUnit(hours, 'hour', locale);
  return `${formatUnit(hours, 'hour', locale)} ${formatUnit(minutes, 'minute', locale)}`;
}

function formatUnit(value: number, unit: 'hour' | 'minute' | 'second', locale: string): string {
  const unitDisplay = locale.startsWith('zh') ? 'long' : 'short';
  const text = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(value);
  return text.replace(/(\d)(\p{Script=Han})/u, '$1 $2');
}
