import ICAL from 'ical.js';
import { clockChanges, offsetAt, showAt } from './wallClock';

/** The clocks of a zone between two instants, as a VTIMEZONE (RFC 5545 3.6.5): each change by itself. */
export function toTimeZone(zone: string, from: Date, until: Date): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', zone);
  const first = offsetAt(zone, from);
  const changes = clockChanges(zone, from, until);
  const usual = Math.min(first, ...changes.map(({ to }) => to));
  component.addSubcomponent(toRule({ at: from, from: first, to: first }, usual));
  for (const change of changes) component.addSubcomponent(toRule(change, usual));
  return component;
}

function toRule({ at, from, to }: { at: Date; from: number; to: number }, usual: number): ICAL.Component {
  const rule = new ICAL.Component(to > usual ? 'daylight' : 'standard');
  rule.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(showAt(at, from)));
  rule.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(from * 60));
  rule.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(to * 60));
  return rule;
}
