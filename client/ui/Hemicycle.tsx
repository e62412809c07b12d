import classes from './Hemicycle.module.css';

const ROWS = [
  { radius: 70, seats: 9 },
  { radius: 104, seats: 13 },
  { radius: 138, seats: 17 },
  { radius: 172, seats: 21 },
] as const;
const CENTRE = { x: 190, y: 184 } as const;
/** Row and seat of the one who has the floor. */
const SPEAKER = { row: 2, seat: 6 } as const;

/** Decoration: an assembly in its seats, one of whom has the floor. */
export function Hemicycle() {
  return (
    <svg className={classes.hemicycle} viewBox="0 0 380 200" aria-hidden="true">
      {ROWS.flatMap(({ radius, seats }, row) =>
        Array.from({ length: seats }, (_, seat) => {
          const angle = Math.PI * (1 - seat / (seats - 1));
          const speaks = row === SPEAKER.row && seat === SPEAKER.seat;
          return (
            <circle
              key={`${radius}-${angle}`}
              className={classes.seat}
              data-tone={speaks ? 'floor' : toneOf(row, seat)}
              cx={CENTRE.x + radius * Math.cos(angle)}
              cy={CENTRE.y - radius * Math.sin(angle)}
              r={speaks ? 9 : 7}
            />
          );
        }),
      )}
    </svg>
  );
}

/** Scatters the tones as if by chance, and always the same. */
function toneOf(row: number, seat: number): number {
  const chance = Math.abs(Math.sin((row + 1) * 12.9898 + (seat + 1) * 78.233) * 43758.5453) % 1;
  return Math.floor(chance * 6);
}
