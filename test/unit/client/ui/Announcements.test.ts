import { Announcements, PAUSE_MS, type Urgency } from '../../../../client/ui/Announcements';

describe('announcements', () => {
  const said: [string, Urgency][] = [];
  let announcements: Announcements;

  beforeEach(() => {
    jest.useFakeTimers();
    said.length = 0;
    announcements = new Announcements((sentence, urgency) => said.push([sentence, urgency]));
  });
  afterEach(() => {
    announcements.close();
    jest.useRealTimers();
  });

  const sentences = () => said.map(([sentence]) => sentence);

  test('polite sentences wait for each other', () => {
    announcements.announce('Ann joined');
    announcements.announce('Bob joined');
    expect(sentences()).toEqual(['Ann joined']);
    jest.advanceTimersByTime(PAUSE_MS);
    expect(sentences()).toEqual(['Ann joined', 'Bob joined']);
  });

  test('urgent ones do not wait', () => {
    announcements.announce('Ann joined');
    announcements.announce('Lin Mei muted you', 'assertive');
    expect(said).toEqual([
      ['Ann joined', 'polite'],
      ['Lin Mei muted you', 'assertive'],
    ]);
  });

  test('a backlog drops what is stale: the newest five remain', () => {
    for (let person = 1; person <= 20; person++) announcements.announce(`person ${person} joined`);
    jest.advanceTimersByTime(PAUSE_MS * 20);
    expect(sentences()).toEqual([1, 16, 17, 18, 19, 20].map((person) => `person ${person} joined`));
  });

  test('after closing nothing is said', () => {
    announcements.announce('Ann joined');
    announcements.announce('Bob joined');
    announcements.close();
    jest.advanceTimersByTime(PAUSE_MS * 5);
    expect(sentences()).toEqual(['Ann joined']);
  });
});
