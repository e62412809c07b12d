import type { TFunction } from 'i18next';

/** `1 h 30 min` */
export function formatMinutes(t: TFunction<'bookings'>, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('length.minutes', { minutes });
  return rest === 0 ? t('length.hours', { hours }) : t('length.both', { hours, minutes: rest });
}
