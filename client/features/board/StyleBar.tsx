import { useTranslation } from 'react-i18next';
import type { Style } from '../../../server/contract/board';
import classes from './BoardStage.module.css';
import { INKS } from './colors';

const WIDTHS = [2, 4, 8, 16] as const;
const OPACITIES = [1, 0.75, 0.5, 0.25] as const;
const DASHES = ['solid', 'dashed', 'dotted'] as const;

interface StyleBarProps {
  readonly style: Style;
  readonly onChange: (style: Partial<Style>) => void;
}

/** Colour, width, opacity, dash and fill: of what is drawn next, and of what is selected. */
export function StyleBar({ style, onChange }: StyleBarProps) {
  const { t } = useTranslation('board');
  return (
    <fieldset className={classes.style}>
      <legend className={classes.hidden}>{t('style.title')}</legend>
      {INKS.map((color, index) => (
        <button
          key={color}
          type="button"
          className={classes.ink}
          data-ink={index}
          aria-pressed={style.color === color}
          aria-label={t('style.colorNumber', { number: index + 1 })}
          onClick={() => onChange({ color, ...(style.fill !== null && { fill: color }) })}
        />
      ))}
      <select
        className={classes.choice}
        aria-label={t('style.width')}
        value={style.width}
        onChange={(event) => onChange({ width: Number(event.currentTarget.value) })}
      >
        {WIDTHS.map((width) => (
          <option key={width} value={width}>
            {`${width} px`}
          </option>
        ))}
      </select>
      <select
        className={classes.choice}
        aria-label={t('style.opacity')}
        value={style.opacity}
        onChange={(event) => onChange({ opacity: Number(event.currentTarget.value) })}
      >
        {OPACITIES.map((opacity) => (
          <option key={opacity} value={opacity}>
            {`${opacity * 100} %`}
          </option>
        ))}
      </select>
      <select
        className={classes.choice}
        aria-label={t('style.dash')}
        value={style.dash}
        onChange={(event) =>
          onChange({ dash: DASHES.find((dash) => dash === event.currentTarget.value) ?? 'solid' })
        }
      >
        {DASHES.map((dash) => (
          <option key={dash} value={dash}>
            {t(`style.${dash}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={classes.action}
        aria-pressed={style.fill !== null}
        onClick={() => onChange({ fill: style.fill === null ? style.color : null })}
      >
        {t('style.fill')}
      </button>
    </fieldset>
  );
}
