import classes from './Brand.module.css';

interface BrandProps {
  readonly wordmark?: boolean;
  /** Where other things stand beside it: on a narrow phone the mark has to do. */
  readonly shrinks?: boolean;
}

/** The mark: two rows of seats around a floor. */
export function Brand({ wordmark = true, shrinks }: BrandProps) {
  return (
    <span className={classes.brand} data-shrinks={shrinks}>
      <svg className={classes.mark} viewBox="0 0 32 20" fill="none" aria-hidden="true">
        <path className={classes.outer} d="M3 17.5a13 13 0 0 1 26 0" />
        <path className={classes.inner} d="M10 17.5a6 6 0 0 1 12 0" />
      </svg>
      {wordmark && <span className={classes.word}>Plenum</span>}
    </span>
  );
}
