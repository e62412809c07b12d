import { readMentions } from '../../../../../client/features/chat/readMentions';
import { entrant } from '../../../../support/people';

const ann = entrant('Ann', 'participant');
const anna = entrant('Anna Meyer', 'participant');
const mei = entrant('林梅', 'participant');

test('who is named with @ is mentioned, once, by the longest name that fits', () => {
  const people = [ann, anna, mei];
  expect(readMentions('@anna meyer and @Ann: please ask @林梅，@Ann', people)).toEqual([
    anna.id,
    ann.id,
    mei.id,
  ]);
  expect(readMentions('ann@plenum.example', people)).toEqual([]);
  expect(readMentions('Ann', people)).toEqual([]);
});
