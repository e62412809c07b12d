import type { AddressInfo } from 'node:net';
import express from 'express';
import { Pool } from 'pg';

/**
 * The peer of the REST benches: Express and pg and nothing else. It runs the statement that it is sent and answers the
 * rows; or books an hour of a room in one transaction. Prints its port.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const app = express();
app.use(express.json());

app.post('/rows', async (request, response) => {
  const { statement, values } = request.body as { statement: string; values: unknown[] };
  response.json((await pool.query(statement, values)).rows);
});

app.post('/booking', async (request, response) => {
  const { room, organiser, start } = request.body as { room: string; organiser: string; start: string };
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO bookings (room_id, organiser_id, title, description, starts_at, zone, minutes, created_at)
       VALUES ($1, $2, 'Bare', '', $3, 'UTC', 60, now()) RETURNING id`,
      [room, organiser, start],
    );
    await client.query(
      `INSERT INTO booking_occurrences (booking_id, room_id, original_start, during)
       VALUES ($1, $2, $3::timestamptz, tstzrange($3::timestamptz, $3::timestamptz + interval '1 hour'))`,
      [rows[0]?.id, room, `${start}Z`],
    );
    await client.query('COMMIT');
    response.json(rows[0]);
  } catch (error) {
    await client.query('ROLLBACK');
    response.status(409).json({ error: String(error) });
  } finally {
    client.release();
  }
});

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
