import { databaseMemory } from '../../../../server/setup/databaseMemory.mjs';

const GB = 1024 ** 3;

test('the database keeps pages in a quarter of the memory, and expects as much again of the system', () => {
  expect(databaseMemory(2 * GB)).toEqual({ shared_buffers: '512MB', effective_cache_size: '1024MB' });
});

test('it takes neither less than PostgreSQL does by itself nor more than is read often', () => {
  expect(databaseMemory(GB / 4)).toEqual({ shared_buffers: '128MB', effective_cache_size: '128MB' });
  expect(databaseMemory(64 * GB)).toEqual({ shared_buffers: '1024MB', effective_cache_size: '32768MB' });
});

test('it asks the machine where nobody says how much there is', () => {
  expect(databaseMemory()).toEqual({
    shared_buffers: expect.stringMatching(/^\d+MB$/),
    effective_cache_size: expect.stringMatching(/^\d+MB$/),
  });
});
