import { readFarewell } from '../../../../../client/features/summary/readFarewell';
import { formatDuration } from '../../../../../client/ui/formatDuration';

describe('a duration', () => {
  test.each([
    [0, '0 sec', '0 秒钟'],
    [44.4, '44 sec', '44 秒钟'],
    [60, '1 min', '1 分钟'],
    [3599, '59 min', '59 分钟'],
    [3600, '1 hr', '1 小时'],
    [4320, '1 hr 12 min', '1 小时 12 分钟'],
  ])('of %d seconds', (seconds, english, chinese) => {
    expect(formatDuration(seconds, 'en')).toBe(english);
    expect(formatDuration(seconds, 'zh-CN')).toBe(chinese);
  });
});

describe('how a meeting was left', () => {
  test.each([
    [undefined, undefined, 'left'],
    ['ended-by-host', 'Lin Mei', 'ended-by-name'],
    ['ended-by-host', undefined, 'ended-by-host'],
    ['draining', undefined, 'draining'],
    ['<script>', 'x', 'left'],
  ])('%s by %s', (reason, by, farewell) => {
    expect(readFarewell(reason, by)).toBe(farewell);
  });
});
