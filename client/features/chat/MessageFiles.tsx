import { IconFile, IconFileText, IconFileTypePdf, IconMovie } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StoredFileView } from '../../../server/contract/files';
import { formatSize } from '../../../server/contract/formatSize';
import classes from './ChatFiles.module.css';
import { useChatFiles } from './ChatFilesContext';

const ICONS = { pdf: IconFileTypePdf, video: IconMovie, text: IconFileText, other: IconFile } as const;

/** The files of a message: pictures are shown, everything else is there to be saved. */
export function MessageFiles({ files }: { readonly files: readonly StoredFileView[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.id}>
          {file.kind === 'image' ? <Picture file={file} /> : <Saved file={file} kind={file.kind} />}
        </li>
      ))}
    </ul>
  );
}

function Picture({ file }: { readonly file: StoredFileView }) {
  const { t } = useTranslation('chat');
  const files = useChatFiles();
  const { id, name, width, height } = file;
  return (
    <a
      className={classes.picture}
      href={files.saveUrlOf(id)}
      download={name}
      aria-label={t('file.savePicture', { name })}
    >
      <img
        src={files.urlOf(id)}
        alt={name}
        loading="lazy"
        width={width ?? undefined}
        height={height ?? undefined}
      />
    </a>
  );
}

function Saved({ file, kind }: { readonly file: StoredFileView; readonly kind: keyof typeof ICONS }) {
  const { t, i18n } = useTranslation('chat');
  const files = useChatFiles();
  const Icon = ICONS[kind];
  return (
    <a className={classes.file} href={files.saveUrlOf(file.id)} download={file.name}>
      <Icon size={24} aria-hidden="true" />
      <span className={classes.name}>{file.name}</span>
      <span className={classes.about}>
        {t(`file.kind.${kind}`)}, {formatSize(file.size, i18n.language)}
      </span>
    </a>
  );
}
