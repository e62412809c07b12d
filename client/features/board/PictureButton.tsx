import { IconPhotoPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './BoardStage.module.css';

interface PictureButtonProps {
  readonly disabled: boolean;
  readonly onPictures: (files: readonly File[]) => void;
}

/** Chooses pictures on this computer. */
export function PictureButton({ disabled, onPictures }: PictureButtonProps) {
  const { t } = useTranslation('board');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={classes.tool}
        aria-label={t('picture.add')}
        title={t('picture.add')}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <IconPhotoPlus size={20} aria-hidden="true" />
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={t('picture.add')}
        onChange={({ currentTarget }) => {
          onPictures([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
